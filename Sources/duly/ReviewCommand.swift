import ArgumentParser
import Compliance
import Reports

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "How the rules fare over the real records: those that nobody or everybody misses, and fields never filled.",
    discussion: """
      Examples:
        duly review
        duly review --format markdown --out review.md

      Names no child and no worker.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, html, json }

  @OptionGroup var input: InputOptions
  @Option(parsing: .upToNextOption, help: "Only these rules.") var only: [String] = []
  @Option(help: "text, markdown, html or json.") var format: Format = .text
  @Option(help: "Write to a file (readable by you only) instead of the terminal.") var out: String?

  func run() {
    let loaded = input.load(only: Set(only), loading: .all)
    let report = ReviewReport(header: loaded.header(), review: loaded.run.review())
    let text =
      switch format {
      case .text: reviewText(report, colour: out == nil && Output.isColourful)
      case .markdown: reviewMarkdown(report)
      case .html: reviewHTML(report)
      case .json: reviewJSON(report)
      }
    if let out {
      if !Output.save(Array(text.utf8), to: out) { leave(.wrongInput) }
    } else {
      Output.print(text)
    }
    leave(.fine)
  }
}
