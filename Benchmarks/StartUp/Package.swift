// swift-tools-version: 6.2
import PackageDescription

/// The smallest program that parses arguments: the floor of every start.
let package = Package(
  name: "start-up",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .executableTarget(
      name: "hello",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")])
  ],
  swiftLanguageModes: [.v6]
)
