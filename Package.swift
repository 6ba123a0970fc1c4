// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func part(_ name: String, knows: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: knows, swiftSettings: settings)
}

func tests(_ name: String, knows: [Target.Dependency], beside: [String] = []) -> Target {
  .testTarget(name: name, dependencies: knows, exclude: beside, swiftSettings: settings)
}

let package = Package(
  name: "duly",
  products: [
    .executable(name: "duly", targets: ["duly"]),
    .library(name: "Compliance", targets: ["Compliance"]),
  ],
  dependencies: [
    // Commands, flags, help and shell completion.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    part("SourceText", knows: ["CLibYAML"]),
    part("CivilTime"),
    part("Caseload", knows: ["CivilTime"]),
    part("FEEL", knows: ["CivilTime", "Caseload", "SourceText"]),
    part("CaseRecords", knows: ["CivilTime", "Caseload", "FEEL", "SourceText"]),
    part("RuleSets", knows: ["CivilTime", "Caseload", "FEEL", "CaseRecords", "SourceText"]),
    part("Compliance", knows: ["CivilTime", "Caseload", "FEEL", "CaseRecords", "RuleSets"]),
    part("Reports", knows: ["CivilTime", "RuleSets", "Compliance"]),
    .executableTarget(
      name: "duly",
      dependencies: [
        "CivilTime", "Caseload", "FEEL", "CaseRecords", "RuleSets", "Compliance", "Reports", "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Only for `make bench`.
    .executableTarget(
      name: "condition-bench", dependencies: ["SourceText", "CivilTime", "Caseload", "FEEL"],
      path: "Tests/Benchmark/Conditions", swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    // The small, slow evaluator that the real one is compared with, and what makes rules and cases for it.
    .target(
      name: "ReferenceEvaluator",
      dependencies: ["TestSupport", "CivilTime", "Caseload", "CaseRecords", "FEEL", "RuleSets", "Compliance", "SourceText"],
      path: "Tests/ReferenceEvaluator", swiftSettings: settings),
    // Only for `make agreement`.
    .executableTarget(
      name: "agreement", dependencies: ["ReferenceEvaluator"], path: "Tests/Agreement", swiftSettings: settings),
    tests("SourceTextTests", knows: ["TestSupport", "SourceText"]),
    tests(
      "RuleSetsTests", knows: ["TestSupport", "CivilTime", "Caseload", "CaseRecords", "FEEL", "RuleSets", "Compliance", "SourceText"]),
    tests("CivilTimeTests", knows: ["TestSupport", "CivilTime"]),
    tests("ReportsTests", knows: ["CivilTime", "Compliance", "Reports"], beside: ["Snapshots"]),
    tests("FEELTests", knows: ["TestSupport", "CivilTime", "Caseload", "FEEL", "SourceText"]),
    tests("CaseRecordsTests", knows: ["TestSupport", "CivilTime", "Caseload", "FEEL", "CaseRecords", "SourceText"]),
    tests(
      "DulyTests",
      knows: ["duly", "CivilTime", "Caseload", "CaseRecords", "FEEL", "RuleSets", "Compliance", "SourceText"],
      beside: ["check_schemas.py"]),
    tests(
      "ComplianceTests",
      knows: ["TestSupport", "ReferenceEvaluator", "CivilTime", "Caseload", "CaseRecords", "FEEL", "RuleSets", "Compliance", "SourceText"]),
  ]
)
