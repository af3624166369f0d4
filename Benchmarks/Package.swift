// swift-tools-version: 6.2
import PackageDescription

/// What is measured of Plumbline as a library; `make bench` runs it and writes the table and the chart.
let package = Package(
  name: "plumbline-benchmarks",
  dependencies: [
    .package(name: "plumbline", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Events", path: "Events", linkerSettings: [.linkedLibrary("yaml")]),
    .target(
      name: "Support",
      dependencies: [
        .product(name: "Plumbline", package: "plumbline"),
        .product(name: "StageCatalog", package: "plumbline"),
      ],
      path: "Support"),
    .executableTarget(
      name: "Pipeline",
      dependencies: [
        "Events", "Support",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Plumbline", package: "plumbline"),
      ],
      path: "Pipeline",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // A program of its own: Yams brings a libyaml, and two of them do not go into one program.
    .executableTarget(
      name: "YAML",
      dependencies: [
        "Support",
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Plumbline", package: "plumbline"),
        .product(name: "Yams", package: "Yams"),
      ],
      path: "YAML",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
