#if canImport(Glibc)
  import CMalloc
  import Glibc
#endif

/// The memory of a run that is over in a few hundredths of a second.
enum Heap {
  /// Asks for the first memory in one piece of large pages.
  ///
  /// A thousand small pages, each given at its first use, cost a tenth of the time of a short run. Elsewhere than on
  /// Linux with glibc, and where the system has no large pages to give, nothing happens.
  static func reserve() {
    #if canImport(Glibc)
      let size = 8 << 20
      let page = 2 << 20
      mallopt(M_MMAP_THRESHOLD, 8 * Int32(size))
      mallopt(M_TRIM_THRESHOLD, 8 * Int32(size))
      mallopt(M_TOP_PAD, 4 << 20)
      guard let block = malloc(size + page) else { return }
      let start = block + (page - Int(bitPattern: block) % page)
      madvise(start, size, MADV_HUGEPAGE)
      // What lies in front of the first large page stays unused; the rest goes back to the end of the heap, where all
      // that comes later is taken from.
      _ = realloc(block, start - block)
    #endif
  }
}
