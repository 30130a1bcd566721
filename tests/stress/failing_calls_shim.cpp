// Loaded before libc (LD_PRELOAD): makes system calls fail that concern files under one folder.
//   STRESS_UNDER   the folder
//   STRESS_CALL    open, read, write, sync, rename, truncate, flock, unlink, mkdir, close or any
//   STRESS_NTH     the first call that fails, from 1; 0: none
//   STRESS_COUNT   how many fail from there on
//   STRESS_ERRNO   with what; 0: a write is done in part, a sync is not done and said to be, other
//                  calls are as usual
//   STRESS_SEEN    a file to which the number of calls there were is written at the end
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Orders {
  const char* under = std::getenv("STRESS_UNDER");
  const char* call = std::getenv("STRESS_CALL");
  const char* seen = std::getenv("STRESS_SEEN");
  long nth = number("STRESS_NTH"), count = number("STRESS_COUNT"), error = number("STRESS_ERRNO");

  static long number(const char* name) {
    const char* text = std::getenv(name);
    return text ? std::atol(text) : 0;
  }
};

const Orders& orders() {
  static const Orders kOrders;
  return kOrders;
}

std::atomic<long> calls{0};

template <class F>
F real(const char* name) {
  return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name));
}

bool concerns(const char* path) {
  const Orders& o = orders();
  return o.under && path && std::strncmp(path, o.under, std::strlen(o.under)) == 0;
}

bool concerns(int fd) {
  if (!orders().under) return false;
  char name[64], path[PATH_MAX];
  std::snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  const ssize_t n = ::readlink(name, path, sizeof path - 1);
  if (n <= 0) return false;
  path[n] = 0;
  return concerns(path);
}

/// True when this call is one of those that fail.
bool is_its_turn(const char* call) {
  const Orders& o = orders();
  if (!o.call || (std::strcmp(o.call, "any") != 0 && std::strcmp(o.call, call) != 0)) return false;
  const long n = ++calls;
  return o.nth > 0 && n >= o.nth && n < o.nth + o.count;
}

template <class Where>
bool fails(const char* call, Where where) {
  const int before = errno;
  const bool failing = concerns(where) && is_its_turn(call) && orders().error != 0;
  errno = failing ? int(orders().error) : before;
  return failing;
}

struct Farewell {
  ~Farewell() {
    if (!orders().seen) return;
    if (std::FILE* out = std::fopen(orders().seen, "w")) {
      std::fprintf(out, "%ld\n", calls.load());
      std::fclose(out);
    }
  }
} farewell;

int open_with(const char* name, const char* path, int flags, mode_t mode) {
  if (fails("open", path)) return -1;
  return real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

int sync_with(const char* name, int fd) {
  if (concerns(fd) && is_its_turn("sync")) {
    if (orders().error == 0) return 0;
    errno = int(orders().error);
    return -1;
  }
  return real<int (*)(int)>(name)(fd);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_with("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_with("open64", path, flags, mode);
}

ssize_t read(int fd, void* to, size_t n) {
  if (fails("read", fd)) return -1;
  return real<ssize_t (*)(int, void*, size_t)>("read")(fd, to, n);
}

ssize_t write(int fd, const void* from, size_t n) {
  const bool concerned = concerns(fd);
  if (concerned && is_its_turn("write")) {
    if (orders().error != 0) {
      errno = int(orders().error);
      return -1;
    }
    n = n > 1 ? n / 2 : n;  // a short write
  }
  return real<ssize_t (*)(int, const void*, size_t)>("write")(fd, from, n);
}

int fsync(int fd) { return sync_with("fsync", fd); }
int fdatasync(int fd) { return sync_with("fdatasync", fd); }

int rename(const char* from, const char* to) {
  if (fails("rename", to)) return -1;
  return real<int (*)(const char*, const char*)>("rename")(from, to);
}

int ftruncate(int fd, off_t size) {
  return fails("truncate", fd) ? -1 : real<int (*)(int, off_t)>("ftruncate")(fd, size);
}

int ftruncate64(int fd, off64_t size) {
  return fails("truncate", fd) ? -1 : real<int (*)(int, off64_t)>("ftruncate64")(fd, size);
}

int flock(int fd, int operation) {
  return fails("flock", fd) ? -1 : real<int (*)(int, int)>("flock")(fd, operation);
}

int unlink(const char* path) {
  return fails("unlink", path) ? -1 : real<int (*)(const char*)>("unlink")(path);
}

int mkdir(const char* path, mode_t mode) {
  return fails("mkdir", path) ? -1 : real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}

int close(int fd) {
  // The file is closed all the same, as Linux does it.
  const bool failing = fails("close", fd);
  const int done = real<int (*)(int)>("close")(fd);
  if (!failing) return done;
  errno = int(orders().error);
  return -1;
}
}
