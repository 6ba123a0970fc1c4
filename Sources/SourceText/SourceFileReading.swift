import Glibc

extension SourceFile {
    /// Reads a file, at most `maximumBytes` bytes of it; a larger one is not read at all.
    ///
    /// What is wrong is reported. A file that is not UTF-8 is reported and still returned, decoded, so that its other mistakes can be found too.
    /// `place` is where the file is named, if it is named in a file: it is shown with what keeps this one from being read.
    public static func read(
        path: String, name: String?, at place: SourceSpan? = nil, maximumBytes: Int, diagnostics: inout Diagnostics
    ) -> SourceFile? {
        let shown = name ?? path
        switch readBytes(path: path, maximumBytes: maximumBytes) {
        case .cannot(let reason):
            diagnostics.report(.cannotOpen(file: shown, reason: reason, near: reason == .missing ? fileLike(path) : nil, at: place))
            return nil
        case .tooLarge:
            diagnostics.report(.tooLarge(file: shown, maximumBytes: maximumBytes, at: place))
            return nil
        case .bytes(let bytes):
            if let kind = ForeignKind(bytes) {
                diagnostics.report(.notAText(file: shown, kind: kind, at: place))
                return nil
            }
            let file = SourceFile(name: shown, utf8: bytes)
            file.reportEncoding(&diagnostics)
            return file
        }
    }

    /// A file in the same folder whose name differs little.
    private static func fileLike(_ path: String) -> String? {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "./"
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory), names.count < 1_000 {
            let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !found.hasPrefix(".") { names.append(found) }
        }
        return suggestion(for: name, among: names.sorted())
    }

    /// Reports a file that is not UTF-8.
    func reportEncoding(_ diagnostics: inout Diagnostics) {
        switch encoding {
        case .utf8: return
        case .utf16: diagnostics.report(.utf16(self))
        case .windows1252: diagnostics.report(.notUTF8(self))
        }
    }

    private enum Contents {
        case bytes([UInt8])
        case tooLarge
        case cannot(UnreadableReason)
    }

    private static func readBytes(path: String, maximumBytes: Int) -> Contents {
        // Without O_NONBLOCK, a named pipe would hold the program until somebody writes to it.
        let handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard handle >= 0 else { return .cannot(UnreadableReason(errno: errno)) }
        defer { close(handle) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(handle, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .cannot(UnreadableReason(errno: errno)) }
            if count == 0 { return .bytes(bytes) }
            guard bytes.count + count <= maximumBytes else { return .tooLarge }
            bytes.append(contentsOf: buffer[..<count])
        }
    }
}

/// What a file that is no plain text is.
enum ForeignKind {
    case document, pdf, richText, bytes

    /// Nil for text. Some hidden characters do not make a file another thing: one in ten of the first bytes does.
    init?(_ bytes: [UInt8]) {
        let starts: [([UInt8], ForeignKind)] = [
            ([0x50, 0x4B, 0x03, 0x04], .document), ([0xD0, 0xCF, 0x11, 0xE0], .document), (Array("%PDF-".utf8), .pdf),
            (Array("{\\rtf".utf8), .richText),
        ]
        if let known = starts.first(where: { bytes.starts(with: $0.0) }) {
            self = known.1
            return
        }
        let sample = TextEncoding.decode(Array(bytes.prefix(1024))).utf8
        let hidden = sample.filter { $0 < 0x20 && $0 != Byte.tab && !Byte.isLineEnd($0) }.count
        guard sample.count >= 20, hidden * 10 > sample.count else { return nil }
        self = .bytes
    }
}

/// Why a file could not be read, as far as a person can act on it.
enum UnreadableReason {
    case missing, notAllowed, folder, other

    init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing
        case EACCES, EPERM: self = .notAllowed
        case EISDIR: self = .folder
        default: self = .other
        }
    }
}
