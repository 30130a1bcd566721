#include "cutter/shut_in.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they need what it may not

namespace {

bool is_refused(long answer) { return answer < 0; }

/// In a process of its own: how many of the things that it must not do it could do; 100: it cannot even compute.
int done_by_one_shut_in() {
  const pid_t child = ::fork();
  if (child == 0) {
    cutter::shut_in();
    void* const some =
        ::mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (some == MAP_FAILED) ::_exit(100);
    int done = 0;
    done += is_refused(::open("/dev/null", O_RDONLY)) ? 0 : 1;
    done += is_refused(::socket(AF_INET, SOCK_STREAM, 0)) ? 0 : 1;
    done += is_refused(::kill(::getppid(), 0)) ? 0 : 1;
    done += is_refused(::unlink("/tmp/kurumaza-is-not-there")) && errno == EPERM ? 0 : 1;
    done += is_refused(::mprotect(some, 4096, PROT_READ | PROT_EXEC)) ? 0 : 1;
    done += ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                    MAP_FAILED
                ? 0
                : 1;
    ::_exit(done);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("shut in: a process computes on, and opens no file, no socket, and harms no other") {
  CHECK(done_by_one_shut_in() == 0);
}
#endif
