#include "stress/forgetful_disk.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <linux/fuse.h>
#include <linux/loop.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "support/child_process.h"

namespace stress {

namespace {

constexpr std::uint64_t kDiskNode = 2;
constexpr std::size_t kSector = 512, kMaxWrite = 128 * 1024;

base::Error error_of(const char* doing, const base::Path& path) {
  return {base::ErrorCode::unavailable, fmt::format("{}: {}", doing, std::strerror(errno)),
          path.string()};
}

template <class T>
T taken(const char* from) {
  T out;
  std::memcpy(&out, from, sizeof out);
  return out;
}

}  // namespace

base::Result<std::unique_ptr<Mounted>> Mounted::mount(const base::Path& image, const base::Path& at,
                                                      const char* type, const char* options) {
  std::unique_ptr<Mounted> out(new Mounted);
  const int control = ::open("/dev/loop-control", O_RDWR | O_CLOEXEC);
  if (control < 0) return error_of("no loop devices", "/dev/loop-control");
  const int file = ::open(image.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) {
    ::close(control);
    return error_of("open", image);
  }
  std::string device;
  for (int tries = 0; tries < 20 && out->loop_ < 0; ++tries) {
    const int number = ::ioctl(control, LOOP_CTL_GET_FREE);
    if (number < 0) break;
    device = "/dev/loop" + std::to_string(number);
    const int loop = ::open(device.c_str(), O_RDWR | O_CLOEXEC);
    if (loop < 0) break;
    if (::ioctl(loop, LOOP_SET_FD, file) == 0) {
      out->loop_ = loop;
      loop_info64 info{};
      info.lo_flags = LO_FLAGS_AUTOCLEAR;  // it goes with its last user
      ::ioctl(loop, LOOP_SET_STATUS64, &info);
    }
    if (out->loop_ < 0) ::close(loop);  // somebody else took it meanwhile
  }
  ::close(file);
  ::close(control);
  if (out->loop_ < 0) return error_of("make a loop device", image);
  std::error_code ignored;
  std::filesystem::create_directories(at, ignored);
  out->at_ = at;
  if (::mount(device.c_str(), at.c_str(), type, MS_NOATIME, options) != 0)
    return error_of("mount", at);
  out->is_mounted_ = true;
  return out;
}

Mounted::~Mounted() {
  if (is_mounted_ && !support::wait_until(5, [&] { return ::umount2(at_.c_str(), 0) == 0; }))
    ::umount2(at_.c_str(), MNT_DETACH);
  if (loop_ < 0) return;
  ::ioctl(loop_, LOOP_CLR_FD, 0);
  ::close(loop_);
}

base::Result<std::unique_ptr<ForgetfulDisk>> ForgetfulDisk::create(std::string bytes,
                                                                   const base::Path& at) {
  const int fuse = ::open("/dev/fuse", O_RDWR | O_CLOEXEC);
  if (fuse < 0) return error_of("no FUSE", "/dev/fuse");
  std::error_code ignored;
  std::filesystem::create_directories(at, ignored);
  const std::string options = fmt::format("fd={},rootmode=40000,user_id=0,group_id=0", fuse);
  if (::mount("forgetful", at.c_str(), "fuse", MS_NOSUID | MS_NODEV, options.c_str()) != 0) {
    const auto why = error_of("mount", at);
    ::close(fuse);
    return why;
  }
  return std::unique_ptr<ForgetfulDisk>(new ForgetfulDisk(std::move(bytes), at, fuse));
}

ForgetfulDisk::ForgetfulDisk(std::string bytes, base::Path at, int fuse)
    : at_(std::move(at)), fuse_(fuse), now_(std::move(bytes)), flushed_(now_) {
  server_ = std::thread([this] { serve(); });
}

ForgetfulDisk::~ForgetfulDisk() {
  ::umount2(at_.c_str(), MNT_DETACH);  // the server's read fails then
  server_.join();
  ::close(fuse_);
}

std::string ForgetfulDisk::after_cut(std::mt19937& random, double kept) const {
  const std::scoped_lock guard(mutex_);
  std::string out = flushed_;
  std::bernoulli_distribution is_kept(kept);
  for (const Write& w : since_)
    for (std::size_t at = 0; at < w.bytes.size(); at += kSector) {
      const std::size_t n = std::min(kSector, w.bytes.size() - at);
      if (is_kept(random)) out.replace(w.at + at, n, w.bytes, at, n);
    }
  return out;
}

std::size_t ForgetfulDisk::flushes() const {
  const std::scoped_lock guard(mutex_);
  return flushes_;
}

void ForgetfulDisk::serve() {
  std::vector<char> request(kMaxWrite + 8192);
  for (;;) {
    const ssize_t n = ::read(fuse_, request.data(), request.size());
    if (n < 0 && (errno == EINTR || errno == ENOENT || errno == EAGAIN)) continue;
    if (n < ssize_t(sizeof(fuse_in_header))) return;  // ENODEV: unmounted
    answer(request.data(), std::size_t(n));
  }
}

void ForgetfulDisk::reply(std::uint64_t unique, int error, const void* data,
                          std::size_t size) const {
  std::string out(sizeof(fuse_out_header) + size, '\0');
  fuse_out_header head{};
  head.len = std::uint32_t(out.size());
  head.error = -error;
  head.unique = unique;
  std::memcpy(out.data(), &head, sizeof head);
  if (size > 0) std::memcpy(out.data() + sizeof head, data, size);
  [[maybe_unused]] const auto written = ::write(fuse_, out.data(), out.size());
}

void ForgetfulDisk::answer(const char* request, std::size_t size) {
  const auto head = taken<fuse_in_header>(request);
  const char* body = request + sizeof head;
  const std::scoped_lock guard(mutex_);
  const auto attributes = [&](std::uint64_t node) {
    fuse_attr out{};
    out.ino = node;
    out.mode = node == kDiskNode ? S_IFREG | 0600 : S_IFDIR | 0700;
    out.nlink = 1;
    out.size = node == kDiskNode ? now_.size() : 0;
    out.blocks = out.size / 512;
    out.blksize = 4096;
    return out;
  };
  const auto done = [&](const auto& data) { reply(head.unique, 0, &data, sizeof data); };
  constexpr std::uint64_t kLong_s = 3600;
  switch (head.opcode) {
    case FUSE_INIT: {
      const auto in = taken<fuse_init_in>(body);
      fuse_init_out out{};
      out.major = FUSE_KERNEL_VERSION;
      out.minor = std::min<std::uint32_t>(in.minor, FUSE_KERNEL_MINOR_VERSION);
      out.max_readahead = in.max_readahead;
      out.flags = FUSE_BIG_WRITES;
      out.max_write = kMaxWrite;
      out.max_background = 16;
      out.congestion_threshold = 12;
      return done(out);
    }
    case FUSE_LOOKUP: {
      if (std::string_view(body) != "disk") return reply(head.unique, ENOENT, nullptr, 0);
      fuse_entry_out out{};
      out.nodeid = kDiskNode;
      out.entry_valid = out.attr_valid = kLong_s;
      out.attr = attributes(kDiskNode);
      return done(out);
    }
    case FUSE_GETATTR:
    case FUSE_SETATTR: {
      fuse_attr_out out{};
      out.attr_valid = kLong_s;
      out.attr = attributes(head.nodeid);
      return done(out);
    }
    case FUSE_OPEN:
      return done(fuse_open_out{});
    case FUSE_READ: {
      const auto in = taken<fuse_read_in>(body);
      const std::size_t at = std::min<std::size_t>(in.offset, now_.size());
      return reply(head.unique, 0, now_.data() + at,
                   std::min<std::size_t>(in.size, now_.size() - at));
    }
    case FUSE_WRITE: {
      const auto in = taken<fuse_write_in>(body);
      const std::size_t at = in.offset;
      if (at + in.size > now_.size() || sizeof head + sizeof in + in.size > size)
        return reply(head.unique, EFBIG, nullptr, 0);
      since_.push_back({at, std::string(body + sizeof in, in.size)});
      now_.replace(at, in.size, since_.back().bytes);
      fuse_write_out out{};
      out.size = in.size;
      return done(out);
    }
    case FUSE_FSYNC:
      ++flushes_;
      for (const Write& w : since_) flushed_.replace(w.at, w.bytes.size(), w.bytes);
      since_.clear();
      return reply(head.unique, 0, nullptr, 0);
    case FUSE_FLUSH:
    case FUSE_RELEASE:
      return reply(head.unique, 0, nullptr, 0);
    case FUSE_FORGET:
    case FUSE_BATCH_FORGET:
    case FUSE_INTERRUPT:
      return;  // these want no answer
    default:
      return reply(head.unique, ENOSYS, nullptr, 0);
  }
}

}  // namespace stress
