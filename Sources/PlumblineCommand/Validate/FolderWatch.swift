import PlanFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Tells when a file in some folders changes.
///
/// Folders are watched and not files: editors write a new file and move it to the old one's place.
struct FolderWatch: ~Copyable {
  private static let quietTime: Int32 = 100
  private static let pollTime: Int32 = 300

  private let folders: [String]
  private let events: EventQueue
  private let stamps: [String: FileStamp]

  /// Watches the folders at the paths and below them, and the folders of the files among them.
  init(_ paths: [String]) {
    folders = FolderWatch.folders(paths)
    events = EventQueue(folders)
    stamps = events.isThere ? [:] : FolderWatch.stamps(folders)
  }

  /// Waits for a change and then until nothing has changed for a moment; false when it was told to stop.
  borrowing func waitForChange(unless isStopped: () -> Bool) -> Bool {
    while !isStopped() {
      guard events.isThere else {
        _ = poll(nil, 0, Self.pollTime)
        if stamps != Self.stamps(folders) { return true }
        continue
      }
      guard events.hasChange(within: Self.pollTime) else { continue }
      while events.hasChange(within: Self.quietTime), !isStopped() {}
      return true
    }
    return false
  }

  private static func folders(_ paths: [String]) -> [String] {
    var found: [String] = []
    var open = paths.map { path in
      FileAccess.isFolder(path)
        ? path : path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
    while let folder = open.popLast() {
      guard !found.contains(folder) else { continue }
      found.append(folder)
      open += FileAccess.names(in: folder).map { "\(folder)/\($0)" }.filter(FileAccess.isFolder)
    }
    return found
  }

  private static func stamps(_ folders: [String]) -> [String: FileStamp] {
    var result: [String: FileStamp] = [:]
    for folder in folders {
      for name in FileAccess.names(in: folder) {
        let path = "\(folder)/\(name)"
        result[path] = FileStamp(path)
      }
    }
    return result
  }
}

/// What changes when a file is written.
struct FileStamp: Equatable {
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int
  private let number: UInt64

  /// The stamp of the file at a path; nil when there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int(status.st_size)
    number = UInt64(status.st_ino)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    seconds = Int(time.tv_sec)
    nanoseconds = Int(time.tv_nsec)
  }
}

#if os(Linux)
  /// The system's own notices about files, by inotify.
  struct EventQueue: ~Copyable {
    private let descriptor: Int32

    /// Whether the system has such notices; when it refuses, polling takes over.
    let isThere: Bool

    /// Watches the folders.
    init(_ folders: [String]) {
      let descriptor = inotify_init1(Int32(O_NONBLOCK | O_CLOEXEC))
      self.descriptor = descriptor
      let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
      isThere =
        descriptor >= 0 && folders.allSatisfy { inotify_add_watch(descriptor, $0, mask) >= 0 }
    }

    deinit {
      if descriptor >= 0 { close(descriptor) }
    }

    /// Whether something changes within so many milliseconds; what changed is forgotten.
    borrowing func hasChange(within milliseconds: Int32) -> Bool {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, milliseconds) > 0 else { return false }
      var block = [UInt8](repeating: 0, count: 1 << 14)
      let count = block.withUnsafeMutableBytes { systemRead(descriptor, $0) }
      return count > 0
    }
  }

  private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, bytes.baseAddress, bytes.count)
  }
#else
  /// Not there: files are looked at again and again instead.
  struct EventQueue: ~Copyable {
    let isThere = false
    init(_ folders: [String]) {}
    borrowing func hasChange(within milliseconds: Int32) -> Bool { false }
  }
#endif
