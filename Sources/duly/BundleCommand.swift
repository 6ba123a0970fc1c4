import ArgumentParser
import CaseRecords
import Caseload
import CivilTime
import Compliance

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", _superCommandName: "duly",
    abstract: "Writes each case with its records as one line of JSON: what duly filter reads.",
    discussion: """
      Examples:
        duly bundle > bundles.ndjson
        duly bundle --rules rules.yaml --data extract --out bundles.ndjson

      Only what the rules read, and what findings show, is written. What no bundle has is told, as duly filter wants to be
      told it. Names and dates of children are in the lines.
      """)

  @OptionGroup var input: InputOptions
  @Flag(help: "Write restricted cases too: only for people who may see them.") var restricted = false
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?

  func run() {
    let rulebook = input.loadRulebook()
    if input.knownAt != nil {
      Output.complain("error: duly bundle writes the records as they are; --known-at belongs to duly check.\n")
      leave(.wrongInput)
    }
    let records = input.loadRecords(rulebook, .ofRules)
    let needed = Columns.ofRules.fields(rulebook.ruleSets, rulebook.schema) ?? []
    let (lists, fields) = notSupplied(records.caseload, needed)
    let form = BundleForm(schema: rulebook.schema, needed: needed, notSupplied: lists, fields: fields)
    let context = RunContext(
      caseload: records.caseload, schema: rulebook.schema, asOf: .earliest, calendars: [:],
      program: "duly \(programVersion)")
    let counts = write(BundleWriter(form, records.caseload), context)
    if counts.hidden > 0 {
      Output.complain("\(counts.hidden) restricted \(counts.hidden == 1 ? "case is" : "cases are") left out; --restricted writes them.\n")
    }
    if counts.nameless > 0 {
      Output.complain("\(counts.nameless) without a key cannot be written.\n")
    }
    tellFlags(rulebook, form, lists, fields, needed)
    leave(.fine)
  }
}

extension BundleCommand {
  /// What the sources do not hold of what is needed.
  private func notSupplied(_ caseload: Caseload, _ needed: [Set<Int>]) -> (lists: Set<Int>, fields: Set<FieldAddress>) {
    var lists: Set<Int> = [], fields: Set<FieldAddress> = []
    for (list, records) in caseload.lists.enumerated() where list != caseload.shape.aboutList {
      if records.holds == .notSupplied { lists.insert(list) }
    }
    for (list, read) in needed.enumerated() where !lists.contains(list) {
      for field in read where caseload.lists[list].columns[field] == nil { fields.insert(FieldAddress(list: list, field: field)) }
    }
    return (lists, fields)
  }

  /// Case by case; how many restricted ones were left out, and how many that have no key.
  private func write(_ writer: BundleWriter, _ context: RunContext) -> (hidden: Int, nameless: Int) {
    let target = out.map { OutputFile.orEnd($0) }
    var bytes: [UInt8] = []
    var counts = (hidden: 0, nameless: 0)
    func flush() {
      let isWhole = target.map { $0.write(bytes) } ?? Output.write(bytes, to: 1)
      if !isWhole {
        Output.complain("error: the bundles cannot be written.\n")
        leave(.wrongInput)
      }
      bytes.removeAll(keepingCapacity: true)
    }
    for row in 0..<context.caseload.about.count {
      if !restricted && context.isRestricted(row) { counts.hidden += 1 } else if !writer.canWrite(row) { counts.nameless += 1 } else {
        writer.write(row, to: &bytes)
      }
      if bytes.count > 1 << 20 { flush() }
    }
    flush()
    return counts
  }

  /// `duly filter` must be told what no bundle has.
  private func tellFlags(
    _ rulebook: Rulebook, _ form: BundleForm, _ lists: Set<Int>, _ fields: Set<FieldAddress>, _ needed: [Set<Int>]
  ) {
    let shape = rulebook.schema.shape
    let whole = BundleForm(schema: rulebook.schema, needed: needed, notSupplied: [], fields: [])
    let full = BundleForm(schema: rulebook.schema, needed: needed, notSupplied: lists, fields: [])
    let missing = whole.lists.filter { lists.contains($0.list) }.map(\.name)
    let columns = full.lists.flatMap { list in
      list.fields.map { FieldAddress(list: list.list, field: $0.field) }.filter(fields.contains).map(shape.name(of:))
    }
    if missing.isEmpty && columns.isEmpty { return }
    Output.complain("To judge them: duly filter --not-supplied \((missing + columns).joined(separator: " "))\n")
  }
}
