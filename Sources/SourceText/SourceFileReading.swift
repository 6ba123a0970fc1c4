import Glibc

extension SourceFile {
    /// Reads a file, at most `maximumBytes` bytes of it; a larger one is not read at all.
    ///
    /// What is wrong is reported. A file that is not UTF-8 is reported and still returned, decoded, so that its other mistakes can be found too.
    public static func read(path: String, name: String?, maximumBytes: Int, diagnostics: inout Diagnostics) -> SourceFile? {
        let shown = name ?? path
        switch readBytes(path: path, maximumBytes: maximumBytes) {
        case .cannot(let reason):
            diagnostics.report(.cannotOpen(file: shown, reason: reason))
            return nil
        case .tooLarge:
            diagnostics.report(.tooLarge(file: shown, maximumBytes: maximumBytes))
            return nil
        case .bytes(let bytes):
            let file = SourceFile(name: shown, utf8: bytes)
            file.reportEncoding(&diagnostics)
            return file
        }
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
