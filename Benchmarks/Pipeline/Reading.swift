import Benchmark
import Events
import SourceTree
import Support
import YAMLSource

/// Reading the shipped plan's files: libyaml's bare events, and the tree that knows where everything stands.
func addReading() {
  Benchmark("yaml-events", configuration: Settings.fast) { benchmark, files in
    for file in files {
      blackHole(file.bytes.withUnsafeBufferPointer { count_events($0.baseAddress, $0.count) })
    }
  } setup: {
    try Repository.planFiles()
  }
  Benchmark("yaml-tree", configuration: Settings.fast) { benchmark, files in
    for file in files {
      var sources = SourceFiles()
      var findings: [Diagnostic] = []
      blackHole(YAMLReader().read(sources.add(file), in: sources, diagnostics: &findings))
    }
  } setup: {
    try Repository.planFiles()
  }
}
