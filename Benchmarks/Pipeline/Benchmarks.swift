import Benchmark

let benchmarks: @Sendable () -> Void = {
  addReading()
  addPlanning()
  addSizes()
}
