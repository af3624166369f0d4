// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "embed",
  dependencies: [.package(name: "plumbline", path: "../..")],
  targets: [
    .executableTarget(
      name: "embed",
      dependencies: [
        .product(name: "Plumbline", package: "plumbline"),
        .product(name: "StageCatalog", package: "plumbline"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
