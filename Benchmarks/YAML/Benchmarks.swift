import Benchmark
import SourceTree
import Support
import YAMLSource
import Yams

/// The shipped plan's files: our tree beside Yams' nodes, both over the libyaml that Yams brings.
let benchmarks: @Sendable () -> Void = {
  let settings = Benchmark.Configuration(
    metrics: [.wallClock, .throughput], warmupIterations: 1, maxDuration: .seconds(5),
    maxIterations: 100)
  Benchmark("yaml-tree-beside-yams", configuration: settings) { benchmark, files in
    for file in files {
      var sources = SourceFiles()
      var findings: [Diagnostic] = []
      blackHole(YAMLReader().read(sources.add(file), in: sources, diagnostics: &findings))
    }
  } setup: {
    try Repository.planFiles()
  }
  Benchmark("yams-compose", configuration: settings) { benchmark, texts in
    for text in texts { blackHole(try Yams.compose(yaml: text)) }
  } setup: {
    try Repository.planFiles().map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
