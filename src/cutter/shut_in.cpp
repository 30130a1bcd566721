#include "cutter/shut_in.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace cutter {

namespace {

// A sanitizer takes terabytes of addresses, and opens files to say what it found.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kWatched = true;
#else
constexpr bool kWatched = false;
#endif
constexpr rlim_t kMost_s = 110;  // of the processor
constexpr rlim_t kMemory = 1u << 30;

#if defined(__x86_64__)
constexpr unsigned kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kMachine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned kMachine = 0;
#endif

// What computing asks of the kernel.
constexpr unsigned kFree[] = {
    SYS_read,        SYS_write,        SYS_munmap,        SYS_mremap,           SYS_madvise,
    SYS_brk,         SYS_futex,        SYS_exit,          SYS_exit_group,       SYS_rt_sigreturn,
    SYS_sched_yield, SYS_rt_sigaction, SYS_clock_gettime, SYS_rt_sigprocmask,   SYS_getpid,
    SYS_gettid,      SYS_gettimeofday, SYS_getrusage,     SYS_sched_getaffinity};

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  (void)::setrlimit(what, &both);
}

using Rules = std::vector<sock_filter>;

sock_filter step(unsigned what, unsigned value) {
  return BPF_STMT(static_cast<unsigned short>(what), value);
}

sock_filter unless(unsigned how, unsigned value, unsigned char skipped) {
  return BPF_JUMP(static_cast<unsigned short>(BPF_JMP | BPF_K | how), value, 0, skipped);
}

sock_filter loaded(std::size_t at) { return step(BPF_LD | BPF_W | BPF_ABS, unsigned(at)); }

std::size_t argument(std::size_t i) { return offsetof(seccomp_data, args) + i * 8; }

const sock_filter kYes = step(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
const sock_filter kNo = step(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);

/// Memory, if none of it can be run as a program.
void allow_protecting(Rules& rules) {
  rules.push_back(unless(BPF_JEQ, SYS_mprotect, 4));
  rules.push_back(loaded(argument(2)));
  rules.push_back(unless(BPF_JSET, PROT_EXEC, 1));
  rules.push_back(kNo);
  rules.push_back(kYes);
}

/// The same, and none that is a file.
void allow_mapping(Rules& rules) {
  rules.push_back(loaded(offsetof(seccomp_data, nr)));
  rules.push_back(unless(BPF_JEQ, SYS_mmap, 6));
  rules.push_back(loaded(argument(2)));
  rules.push_back(unless(BPF_JSET, PROT_EXEC, 1));
  rules.push_back(kNo);
  rules.push_back(loaded(argument(3)));
  rules.push_back(unless(BPF_JSET, MAP_ANONYMOUS, 1));
  rules.push_back(kYes);
}

/// Where the kernel knows no such rules, the limits stand alone.
void allow_computing_only() {
  if (kMachine == 0) return;
  Rules rules{loaded(offsetof(seccomp_data, arch)), unless(BPF_JEQ, kMachine, 1),
              step(BPF_JMP | BPF_JA, 1), step(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
              loaded(offsetof(seccomp_data, nr))};
  for (const unsigned call : kFree) {
    rules.push_back(unless(BPF_JEQ, call, 1));
    rules.push_back(kYes);
  }
  allow_protecting(rules);
  allow_mapping(rules);
  rules.push_back(kNo);
  const sock_fprog all{static_cast<unsigned short>(rules.size()), rules.data()};
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all);
}

}  // namespace

void shut_in() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CPU, kMost_s);
  if (kWatched) return;
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_AS, kMemory);
  limit(RLIMIT_NOFILE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  allow_computing_only();
}

}  // namespace cutter
