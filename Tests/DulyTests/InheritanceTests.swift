import Foundation
import Testing

/// What `duly new` writes has no mistakes; what `duly fields` says is all that judging needs.
@Suite struct InheritanceTests {
  @Test func aNewRuleSetIsCleanAndItsExamplesPass() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try runDuly(["new", "rule-set", "our-visits"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    for form in ["within", "before", "every", "up_to_date", "at_least", "recorded", "must_be_true", "must_not_be_true"] {
      let id = "new-" + form.replacingOccurrences(of: "_", with: "-")
      let run = try runDuly(["new", "rule", id, "--form", form, "--into", "our-visits.yaml"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    let valid = try runDuly(["validate", "our-visits.yaml"], in: folder)
    #expect(valid.status == 0 && valid.errors.isEmpty, "\(valid.output)\(valid.errors)")
    let tested = try runDuly(["test", "our-visits.yaml"], in: folder)
    #expect(tested.status == 0 && tested.output.contains(" as expected, 0 not"), "\(tested.output)\(tested.errors)")
  }

  @Test func aRuleSetBasedOnAPackIsClean() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try runDuly(["new", "rule-set", "ours", "--based-on", "compliance-audit"], in: folder).status == 0)
    let valid = try runDuly(["validate", "ours.yaml"], in: folder)
    #expect(valid.status == 0 && valid.errors.isEmpty, "\(valid.output)\(valid.errors)")
    let again = try runDuly(["new", "rule-set", "ours"], in: folder)
    #expect(again.status == 2 && again.errors.contains("nothing was written"))
    let unknown = try runDuly(["new", "rule-set", "theirs", "--based-on", "complianc-audit"], in: folder)
    #expect(unknown.status == 2 && unknown.errors.contains("Did you mean compliance-audit?"))
  }

  @Test func ofTheExampleNothingElseIsNeededThanFieldsSays() throws {
    // An extract cut down to what `duly fields` names gives the same findings and the same pages, byte for byte.
    let workspace = projectFolder + "/docs/examples/borough"
    let root = try temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: root) }
    let listing = try runDuly(["fields", "--format", "json"], in: workspace)
    let json = try JSONSerialization.jsonObject(with: Data(listing.output.utf8)) as? [String: Any]
    let lists = try #require(json?["lists"] as? [[String: Any]])
    #expect(lists.count > 5)
    try cut(workspace, to: root, lists)
    for arguments in [["check", "--format", "ndjson", "--all"], ["audit", "--worker", "W01"], ["explain", "--case", "C1001"]] {
      let whole = try runDuly(arguments, in: workspace)
      let small = try runDuly(arguments, in: root + "/docs/examples/borough")
      #expect(whole.output == small.output, "\(arguments)")
    }
  }

  /// Copies the workspace; of each file only the columns that are listed stay, each headed by its field's name.
  private func cut(_ workspace: String, to root: String, _ lists: [[String: Any]]) throws {
    let copy = root + "/docs/examples/borough"
    try FileManager.default.createDirectory(atPath: root + "/docs/examples", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: workspace, toPath: copy)
    try FileManager.default.copyItem(atPath: projectFolder + "/rules", toPath: root + "/rules")
    let script = """
      import csv, json, sys, re
      lists = {l["list"]: [f["field"] for f in l["fields"]] for l in json.load(open("lists.json"))}
      import yaml
      source = yaml.safe_load(open("duly.yaml"))["sources"]["case-system"]["lists"]
      schema = yaml.safe_load(open(sys.argv[1]))
      plain = lambda t: re.sub(r"[ _-]", "", str(t).lower())
      for name, entry in source.items():
          if not isinstance(entry, dict):
              continue
          fields = schema["lists"][name]["fields"]
          known = {}
          for field in fields:
              for heading in [field] + list(fields[field].get("aliases", [])):
                  known[plain(heading)] = field
          for field, heading in entry.get("columns", {}).items():
              known[plain(heading)] = field
          owner = schema["lists"][name].get("by")
          if owner:
              for heading in [owner] + list(schema["lists"]["child"]["fields"]["child_id"].get("aliases", [])):
                  known.setdefault(plain(heading), owner)
          path = "data/" + entry["file"]
          rows = list(csv.reader(open(path, newline="", encoding="utf-8-sig")))
          kept = [i for i, heading in enumerate(rows[0]) if known.get(plain(heading)) in lists.get(name, [])]
          with open(path, "w", newline="", encoding="utf-8") as out:
              csv.writer(out, lineterminator="\\n").writerows([[r[i] if i < len(r) else "" for i in kept] for r in rows])
      """
    let data = try JSONSerialization.data(withJSONObject: lists)
    try data.write(to: URL(fileURLWithPath: copy + "/lists.json"))
    try script.write(toFile: copy + "/cut.py", atomically: true, encoding: .utf8)
    let run = try runShell("python3 cut.py \(projectFolder)/schemas/childrens-social-care.yaml", in: copy)
    try #require(run.status == 0, "\(run.errors)")
  }
}
