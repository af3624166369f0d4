// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "third-party-stage",
  products: [
    .library(name: "WorkAdjustmentStage", targets: ["WorkAdjustmentStage"])
  ],
  dependencies: [
    .package(name: "plumbline", path: "../..")
  ],
  targets: [
    .target(
      name: "WorkAdjustmentStage", dependencies: [.product(name: "PlanCore", package: "plumbline")]),
    .executableTarget(
      name: "work-plan",
      dependencies: [
        "WorkAdjustmentStage",
        .product(name: "Plumbline", package: "plumbline"),
        .product(name: "StageCatalog", package: "plumbline"),
      ]),
    .testTarget(
      name: "WorkAdjustmentStageTests",
      dependencies: [
        "WorkAdjustmentStage",
        .product(name: "StageTesting", package: "plumbline"),
        .product(name: "Plumbline", package: "plumbline"),
        .product(name: "StageCatalog", package: "plumbline"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
