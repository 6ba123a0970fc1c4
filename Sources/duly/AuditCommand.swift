import ArgumentParser
import Compliance
import Reports
import SourceText

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", _superCommandName: "duly",
    abstract: "The compliance audit before supervision: a page for each worker, chosen cases, and the direction notes.",
    discussion: """
      Examples:
        duly audit --worker W3                    print the audit of one worker
        duly audit --team "North" --out packs     files for each supervisor of a team
        duly audit --all --out packs              one HTML file for each supervisor, and the notes as text
        duly audit --supervisor M1 --cases 3 --seed 7 --format html,text --out packs

      Without --out the text goes to the terminal. Files are readable by you only.

      Exit codes: 0 done, 2 rules or command wrong, 3 data unreadable or too old.
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "One worker, by key.") var worker: String?
  @Option(help: "The workers of a team, by name.") var team: String?
  @Option(help: "The workers of one supervisor, by key.") var supervisor: String?
  @Flag(help: "Everybody.") var all = false
  @Option(help: "Write files into this folder.") var out: String?
  @Option(help: "html, text, markdown, or several with commas (default: text on the terminal, html in a folder).")
  var format: String?
  @Option(help: "How many cases to go into for each worker; at least two.") var cases: Int = 2
  @Option(help: "Which cases chance picks; the same number picks the same.") var seed: UInt64 = 1
  @Flag(help: "Show restricted cases too: only for people who may see them.") var restricted = false

  func validate() throws {
    let chosen = [worker != nil, team != nil, supervisor != nil, all].filter { $0 }.count
    if cases < 2 { throw ValidationError("--cases takes a number from 2 up: at least two cases are gone into before supervision.") }
    if chosen != 1 { throw ValidationError("Say whose audit: one of --worker, --team, --supervisor or --all.") }
    for name in formats where !["html", "text", "markdown"].contains(name) {
      let near = suggestion(for: name, among: ["html", "text", "markdown"]).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError("--format takes html, text, markdown, not \(name).\(near)")
    }
  }

  private var formats: [String] {
    (format ?? (out == nil ? "text" : "html")).split(separator: ",").map { $0.filter { $0 != " " } }
  }

  private var scope: AuditScope {
    if let worker { return .worker(worker) }
    if let team { return .team(team) }
    if let supervisor { return .supervisor(supervisor) }
    return .all
  }

  func run() {
    let loaded = input.load()
    let choosing = Choosing(cases: cases, seed: seed, showsRestricted: restricted)
    let packs = loaded.run.packs(scope, choosing, header: loaded.header(seed: seed))
    if packs.isEmpty {
      Output.complain("error: Nobody was found whose open cases could be audited. `duly sources` shows what was read.\n")
      leave(.wrongInput)
    }
    if let folder = out ?? (all ? "packs" : nil) {
      save(packs, into: folder)
    } else {
      for pack in packs { for format in formats { Output.print(page(pack, format)) } }
    }
    leave(.fine)
  }

  private func page(_ pack: SupervisorPack, _ format: String) -> String {
    switch format {
    case "html": packHTML(pack)
    case "markdown": packMarkdown(pack)
    default: packText(pack)
    }
  }

  private func save(_ packs: [SupervisorPack], into folder: String) {
    guard Output.makeFolder(folder) else { leave(.wrongInput) }
    let endings = ["html": "html", "markdown": "md", "text": "txt"]
    var saved = true
    for pack in packs {
      let name = fileName(pack.supervisor?.key ?? "not-allocated")
      for format in all && self.format == nil ? ["html"] : formats {
        let path = "\(folder)/supervisor-\(name).\(endings[format] ?? "txt")"
        saved = Output.save(Array(page(pack, format).utf8), to: path) && saved
        Output.print("\(path)\n")
      }
      saved = saveNotes(pack, into: folder) && saved
    }
    if !saved { leave(.wrongInput) }
  }

  /// Each note lies on one child's file, so each is a file of its own.
  private func saveNotes(_ pack: SupervisorPack, into folder: String) -> Bool {
    var saved = Output.makeFolder("\(folder)/notes")
    var count = 0
    for worker in pack.workers {
      for audit in worker.cases {
        let note = directionNote(audit, worker: worker, header: pack.header)
        saved = Output.save(Array(note.utf8), to: "\(folder)/notes/note-\(fileName(audit.person.key)).txt") && saved
        count += 1
      }
    }
    if count > 0 { Output.print("\(folder)/notes: \(count) management direction \(count == 1 ? "note" : "notes")\n") }
    return saved
  }

  /// Keys may hold anything; file names may not.
  private func fileName(_ key: String) -> String {
    String(key.unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_")
      return isPlain ? Character(scalar) : "_"
    })
  }
}
