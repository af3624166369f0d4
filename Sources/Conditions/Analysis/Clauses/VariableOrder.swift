/// The relevant variables that may still be open, those first that dead ends were about lately.
struct VariableOrder: Sendable {
  private var activities: [Double] = []
  private var step = 1.0
  /// A heap of variables.
  private var heap: [Int32] = []
  /// By variable: its place in the heap, or -1.
  private var places: [Int32] = []
  /// By variable: the question for which it was relevant last.
  private var questions: [Int32] = []
  private var question: Int32 = 0

  mutating func addVariable() {
    activities.append(0)
    places.append(-1)
    questions.append(0)
  }

  /// Starts a question with its relevant variables.
  mutating func begin(with relevant: [Int]) {
    for variable in heap { places[Int(variable)] = -1 }
    heap.removeAll(keepingCapacity: true)
    question += 1
    for variable in relevant {
      questions[variable] = question
      putBack(variable)
    }
  }

  /// Takes the first variable out.
  mutating func next() -> Int? {
    guard let first = heap.first else { return nil }
    places[Int(first)] = -1
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      places[Int(last)] = 0
      sink(0)
    }
    return Int(first)
  }

  /// Puts a variable back, if it is relevant.
  mutating func putBack(_ variable: Int) {
    guard places[variable] < 0, questions[variable] == question else { return }
    heap.append(Int32(variable))
    places[variable] = Int32(heap.count - 1)
    rise(heap.count - 1)
  }

  /// A dead end was about this variable.
  mutating func raise(_ variable: Int) {
    activities[variable] += step
    if activities[variable] > 1e100 {
      for index in activities.indices { activities[index] *= 1e-100 }
      step *= 1e-100
    }
    if places[variable] >= 0 { rise(Int(places[variable])) }
  }

  /// Earlier dead ends count less from now on.
  mutating func decay() {
    step /= 0.95
  }

  private func isBefore(_ left: Int32, _ right: Int32) -> Bool {
    let (first, second) = (activities[Int(left)], activities[Int(right)])
    return first == second ? left < right : first > second
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let variable = heap[place]
    while place > 0, isBefore(variable, heap[(place - 1) / 2]) {
      heap[place] = heap[(place - 1) / 2]
      places[Int(heap[place])] = Int32(place)
      place = (place - 1) / 2
    }
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let variable = heap[place]
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      guard isBefore(heap[child], variable) else { break }
      heap[place] = heap[child]
      places[Int(heap[place])] = Int32(place)
      place = child
    }
    heap[place] = variable
    places[Int(variable)] = Int32(place)
  }
}
