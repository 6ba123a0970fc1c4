import Glibc

/// Does something on a thread with room for deep expressions: those of a test or a worker are small.
///
/// The limits of expressions (see `Limits.depth`) are set so that this much is enough.
func onDeepStack<T>(_ body: () -> T) -> T {
  var result: T?
  withoutActuallyEscaping({ result = body() }) { work in
    let job = DeepStackJob(work)
    let argument = Unmanaged.passRetained(job)
    defer { argument.release() }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 64 << 20)
    defer { pthread_attr_destroy(&attributes) }
    var thread = pthread_t()
    let started = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<DeepStackJob>.fromOpaque(argument).takeUnretainedValue().finish() }
        return nil
      }, argument.toOpaque())
    if started == 0 { pthread_join(thread, nil) } else { job.finish() }
  }
  return result ?? body()
}

private final class DeepStackJob {
  private var work: (() -> Void)?
  init(_ work: @escaping () -> Void) { self.work = work }

  func finish() {
    work?()
    work = nil
  }
}
