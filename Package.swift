// swift-tools-version: 6.2
import PackageDescription

/// Settings that every Swift target shares.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The stages that ship with the tool: one folder under `Plugins/` each, one line here, one line in `StageCatalog`.
let stages = [
  "Assessment", "RedFlagTriage", "DiagnosisHints", "ConservativeCare", "MedicationNotes",
  "InjectionReferral", "SurgeryReferral", "FollowUp",
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

/// A library target and its test target; the arrows of ARCHITECTURE.md are these lists and nothing else.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = [],
  tests: [Target.Dependency]? = [], excluding: [String] = []
) -> [Target] {
  let library = Target.target(
    name: name, dependencies: dependencies, swiftSettings: strict + settings)
  guard let tests else { return [library] }
  return [
    library,
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.target(name: name), "TestSupport"] + dependencies + tests,
      exclude: excluding, swiftSettings: strict),
  ]
}

let package = Package(
  name: "plumbline",
  products: [
    .executable(name: "plumbline", targets: ["plumbline"]),
    .library(name: "PlumblineCommand", targets: ["PlumblineCommand"]),
    .library(
      name: "Plumbline",
      targets: [
        "SourceTree", "YAMLSource", "Conditions", "PlanCore", "PlanFiles", "PlanPipeline",
        "PlanRendering",
      ]
    ),
    .library(name: "PlanCore", targets: ["PlanCore"]),
    .library(name: "StageCatalog", targets: ["StageCatalog"]),
    .library(name: "StageTesting", targets: ["StageTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CMalloc"),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
  ]
    + module("JSONWriting")
    + module("SourceTree", ["JSONWriting"])
    + module("FindingPages", ["SourceTree"], tests: nil)
    + module("YAMLSource", ["SourceTree", "CLibYAML"], settings: [.strictMemorySafety()])
    + module("JSONSource", ["SourceTree"])
    + module("ByteStreams", ["CZlib"])
    + module(
      "PlanBatch",
      [
        "Conditions", "JSONSource", "JSONWriting", "PlanCore", "PlanFiles", "PlanPipeline",
        "PlanRendering", "SourceTree", "YAMLSource", crypto,
      ],
      tests: ["StageCatalog"])
    + module("Conditions", ["SourceTree"])
    + module("PlanCore", ["Conditions", "SourceTree"], tests: ["StageTesting", "YAMLSource"])
    + module(
      "PlanFiles", ["JSONWriting", "PlanCore", "SourceTree", "YAMLSource", crypto],
      tests: ["StageCatalog"])
    + module(
      "PlanPipeline", ["PlanCore"],
      tests: [
        "PlanFiles", "PlanRendering", "SourceTree", "StageCatalog", "StageTesting", "YAMLSource",
      ], excluding: ["README.md"])
    + module(
      "PlanAnalysis", ["PlanCore"],
      tests: ["PlanFiles", "PlanPipeline", "SourceTree", "StageCatalog", "YAMLSource"])
    + module(
      "PlanCases", ["Conditions", "PlanCore", "PlanFiles", "PlanPipeline", "SourceTree"],
      tests: ["StageCatalog", "YAMLSource"])
    + module(
      "PlumblineCommand",
      [
        "ByteStreams", "CMalloc", "FindingPages", "PlanAnalysis", "PlanBatch", "PlanCases",
        "PlanCore",
        "PlanFiles", "PlanPipeline", "PlanRendering", "SourceTree", "StageCatalog", "YAMLSource",
        argumentParser,
      ])
    + [
      .executableTarget(
        name: "plumbline", dependencies: ["PlumblineCommand"],
        swiftSettings: strict)
    ]
    + module("PlanRendering", ["JSONWriting", "PlanCore", "SourceTree"], tests: ["JSONSource"])
    + module(
      "StageTesting",
      ["PlanCore", "PlanFiles", "PlanPipeline", "SourceTree", "YAMLSource"])
    + [
      .testTarget(
        name: "PluginTests",
        dependencies: stages.map { .target(name: "\($0)Plugin") }
          + ["PlanCore", "StageTesting", "TestSupport"],
        swiftSettings: strict)
    ]
    + module(
      "StageCatalog", ["PlanCore"] + stages.map { .target(name: "\($0)Plugin") },
      tests: ["YAMLSource"])
    + stages.map { stage in
      .target(
        name: "\(stage)Plugin", dependencies: ["PlanCore"], path: "Plugins/\(stage)",
        exclude: ["README.md"], swiftSettings: strict)
    },
  swiftLanguageModes: [.v6]
)
