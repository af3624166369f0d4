import Benchmark

/// How long and how often a benchmark runs.
enum Settings {
  private static var metrics: [BenchmarkMetric] { [.wallClock, .throughput] }

  /// For what takes milliseconds or less.
  static var fast: Benchmark.Configuration {
    .init(metrics: metrics, warmupIterations: 3, maxDuration: .seconds(3), maxIterations: 1_000)
  }

  /// For what may take a second.
  static var slow: Benchmark.Configuration {
    .init(metrics: metrics, warmupIterations: 1, maxDuration: .seconds(6), maxIterations: 20)
  }
}
