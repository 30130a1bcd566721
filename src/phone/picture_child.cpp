#include "phone/picture_child.h"

#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "phone/limits.h"

namespace phone {

namespace {

// All that is asked for comes from one piece of memory and is given back with the process.
constexpr std::size_t kMemory = 320u << 20;
constexpr std::size_t kMostInput = 2u << 20;
constexpr rlim_t kMost_s = 8;  // of the processor
constexpr int kInput = 0, kOutput = 1;

unsigned char* memory = nullptr;
std::size_t memory_used = 0;

/// By the one system call that is left for it.
[[noreturn]] void end(int code) {
  for (;;) ::syscall(SYS_exit, code);
}

void* take(std::size_t bytes) {
  const std::size_t from = (memory_used + 31) & ~std::size_t(31);
  if (bytes > kMemory || from > kMemory - bytes) return nullptr;
  memory_used = from + bytes;
  return memory + from;
}

}  // namespace

}  // namespace phone

// Its own copy, which knows nothing but JPEG and takes memory from nowhere else.
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_FAILURE_STRINGS
#define STBI_MALLOC(bytes) phone::take(bytes)
#define STBI_REALLOC_SIZED(old, had, bytes) static_cast<void*>(nullptr)  // no JPEG asks for it
#define STBI_FREE(what) (void)(what)
#define STBI_ASSERT(x) ((x) ? void() : phone::end(1))

#include <stb_image.h>

namespace phone {

namespace {

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  (void)::setrlimit(what, &both);
}

/// Before anything of the picture is read.
void give_everything_up() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::close_range(kOutput + 1, ~0u, 0);
  void* const got = ::mmap(nullptr, kMemory, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (got == MAP_FAILED) end(2);
  memory = static_cast<unsigned char*>(got);
  limit(RLIMIT_CPU, kMost_s);
  limit(RLIMIT_NOFILE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_DATA, 0);
  // Where the kernel knows it: from here on anything but read, write and exit ends the process.
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT);
}

std::size_t read_all(unsigned char* into, std::size_t most) {
  std::size_t size = 0;
  while (size < most) {
    const ssize_t n = ::read(kInput, into + size, most - size);
    if (n < 0) end(3);
    if (n == 0) break;
    size += std::size_t(n);
  }
  return size;
}

void write_all(const void* from, std::size_t size) {
  for (std::size_t done = 0; done < size;) {
    const ssize_t n = ::write(kOutput, static_cast<const char*>(from) + done, size - done);
    if (n <= 0) end(3);
    done += std::size_t(n);
  }
}

struct Sides {
  int w = 0, h = 0;
};

Sides shrunk(Sides full, int most) {
  const int longer = std::max(full.w, full.h);
  if (longer <= most) return full;
  return {std::max(1, int(std::int64_t(full.w) * most / longer)),
          std::max(1, int(std::int64_t(full.h) * most / longer))};
}

/// Each pixel is the mean of those that it stands for.
void shrink(const unsigned char* from, Sides full, unsigned char* to, Sides small) {
  for (int y = 0; y < small.h; ++y) {
    const int y0 = int(std::int64_t(y) * full.h / small.h);
    const int y1 = std::max(y0 + 1, int(std::int64_t(y + 1) * full.h / small.h));
    for (int x = 0; x < small.w; ++x) {
      const int x0 = int(std::int64_t(x) * full.w / small.w);
      const int x1 = std::max(x0 + 1, int(std::int64_t(x + 1) * full.w / small.w));
      std::uint64_t sum[3] = {0, 0, 0};
      for (int v = y0; v < y1; ++v)
        for (int u = x0; u < x1; ++u)
          for (int c = 0; c < 3; ++c)
            sum[c] +=
                from[(std::size_t(v) * std::size_t(full.w) + std::size_t(u)) * 3 + std::size_t(c)];
      const std::uint64_t count = std::uint64_t(y1 - y0) * std::uint64_t(x1 - x0);
      for (std::uint64_t s : sum) *to++ = static_cast<unsigned char>(s / count);
      *to++ = 255;
    }
  }
}

}  // namespace

void be_picture_child(const char* most_side) {
  const int most = std::clamp(std::atoi(most_side), 1, kMostPictureSide);
  give_everything_up();
  auto* const bytes = static_cast<unsigned char*>(take(kMostInput));
  const std::size_t size = read_all(bytes, kMostInput);
  Sides full;
  int channels = 0;
  const Limits limits;
  if (!stbi_info_from_memory(bytes, int(size), &full.w, &full.h, &channels)) end(4);
  if (full.w < 1 || full.h < 1 || full.w > limits.photo_side || full.h > limits.photo_side ||
      std::int64_t(full.w) * full.h > limits.photo_pixels)
    end(5);
  const unsigned char* rgb =
      stbi_load_from_memory(bytes, int(size), &full.w, &full.h, &channels, 3);
  if (!rgb) end(4);
  const Sides small = shrunk(full, most);
  const std::size_t count = std::size_t(small.w) * std::size_t(small.h) * 4;
  auto* const out = static_cast<unsigned char*>(take(count));
  if (!out) end(6);
  shrink(rgb, full, out, small);
  PixelsHead head{{}, std::uint32_t(small.w), std::uint32_t(small.h)};
  std::memcpy(head.magic, kPixelsMagic.data(), sizeof head.magic);
  write_all(&head, sizeof head);
  write_all(out, count);
  end(0);
}

}  // namespace phone
