#include "support/memory_file_system.h"

#include <algorithm>

namespace support {

using base::Error;
using base::ErrorCode;

namespace {
Path folder_of(const Path& path) { return path.parent_path(); }

bool lies_in(const Path& path, const Path& folder) {
  const auto [a, b] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return a == folder.end();
}
}  // namespace

struct MemoryFileSystem::Node {
  std::uint64_t number = 0;
  std::int64_t changed = 0;
  const void* held_by = nullptr;
  std::string live;
  std::string durable;

  base::FileStamp stamp() const { return {1, number, live.size(), changed}; }
};

class MemoryFileSystem::OpenFile final : public base::File {
 public:
  OpenFile(MemoryFileSystem& files, std::shared_ptr<Node> node, Path path)
      : files_(files), node_(std::move(node)), path_(std::move(path)), life_(files.lives_) {}
  ~OpenFile() override {
    const std::scoped_lock guard(files_.mutex_);
    if (node_->held_by == this) node_->held_by = nullptr;
  }

  Result<void> append(std::string_view bytes) override {
    const std::scoped_lock guard(files_.mutex_);
    if (auto allowed = change(); !allowed) return allowed;
    node_->changed = ++files_.changes_;
    if (files_.full_after_) {
      const std::uint64_t used = files_.in_use();
      const std::uint64_t room = *files_.full_after_ > used ? *files_.full_after_ - used : 0;
      if (bytes.size() > room) {
        node_->live += bytes.substr(0, std::size_t(room));
        return Error{ErrorCode::no_space, "The disk is full.", path_.string()};
      }
    }
    node_->live += bytes;
    return {};
  }
  Result<void> sync() override {
    const std::scoped_lock guard(files_.mutex_);
    if (auto allowed = change(); !allowed) return allowed;
    node_->durable = node_->live;
    return {};
  }
  Result<std::uint64_t> size() override {
    const std::scoped_lock guard(files_.mutex_);
    return std::uint64_t(node_->live.size());
  }
  Result<void> truncate(std::uint64_t size) override {
    const std::scoped_lock guard(files_.mutex_);
    if (auto allowed = change(); !allowed) return allowed;
    node_->live.resize(std::size_t(size));
    node_->changed = ++files_.changes_;
    return {};
  }
  Result<base::FileStamp> stamp() override {
    const std::scoped_lock guard(files_.mutex_);
    return node_->stamp();
  }
  Result<void> hold() override {
    const std::scoped_lock guard(files_.mutex_);
    if (node_->held_by && node_->held_by != this)
      return Error{ErrorCode::locked, "Another program has this open.", path_.string()};
    node_->held_by = this;
    return {};
  }

 private:
  Result<void> change() {
    if (life_ != files_.lives_)
      return Error{ErrorCode::io, "The program that opened this has ended.", path_.string()};
    return files_.change(path_);
  }
  MemoryFileSystem& files_;
  std::shared_ptr<Node> node_;
  Path path_;
  std::uint64_t life_;
};

class MemoryFileSystem::HeldLock final : public base::FileLock {
 public:
  HeldLock(MemoryFileSystem& files, Path path, std::uint64_t holder)
      : files_(files), path_(std::move(path)), holder_(holder) {}
  ~HeldLock() override {
    const std::scoped_lock guard(files_.mutex_);
    std::erase_if(files_.locks_, [&](const auto& lock) { return lock.second == holder_; });
  }
  bool holds() const override {
    const std::scoped_lock guard(files_.mutex_);
    const auto it = files_.locks_.find(path_);
    return it != files_.locks_.end() && it->second == holder_;
  }

 private:
  MemoryFileSystem& files_;
  Path path_;
  std::uint64_t holder_;
};

MemoryFileSystem::MemoryFileSystem() { folders_ = {"", "/"}; }
MemoryFileSystem::~MemoryFileSystem() = default;

Result<void> MemoryFileSystem::change(const Path& path) {
  ++operations_;
  if (fail_after_ && operations_ > *fail_after_)
    return Error{ErrorCode::io, "The disk does not answer.", path.string()};
  if (read_only_ || read_only_disk_)
    return Error{ErrorCode::permission, "The disk is read-only.", path.string()};
  return {};
}

bool MemoryFileSystem::has_folder(const Path& path) const { return folders_.contains(path); }

std::uint64_t MemoryFileSystem::in_use() const {
  std::uint64_t sum = 0;
  for (const auto& [path, node] : live_) sum += node->live.size();
  return sum;
}

Result<std::string> MemoryFileSystem::read(const Path& path, std::uint64_t max_bytes) {
  const std::scoped_lock guard(mutex_);
  const auto it = live_.find(path);
  if (const auto bad = unreadable_.find(path); bad != unreadable_.end())
    return Error{bad->second, "The file cannot be read.", path.string()};
  if (it == live_.end()) return Error{ErrorCode::not_found, "No such file.", path.string()};
  if (it->second->live.size() > max_bytes)
    return Error{ErrorCode::too_large, "The file is too large.", path.string()};
  return it->second->live;
}

Result<std::unique_ptr<base::File>> MemoryFileSystem::open(const Path& path, bool make_new) {
  const std::scoped_lock guard(mutex_);
  if (auto allowed = change(path); !allowed) return allowed.error();
  if (!has_folder(folder_of(path)))
    return Error{ErrorCode::not_found, "No such folder.", path.string()};
  auto& node = live_[path];
  if (!node || make_new) {
    node = std::make_shared<Node>();
    node->number = ++nodes_;
    node->changed = ++changes_;
  }
  return std::unique_ptr<base::File>(std::make_unique<OpenFile>(*this, node, path));
}

Result<std::unique_ptr<base::File>> MemoryFileSystem::open_append(const Path& path, const Path&) {
  return open(path, false);
}

Result<std::unique_ptr<base::File>> MemoryFileSystem::create(const Path& path, const Path&) {
  return open(path, true);
}

Result<void> MemoryFileSystem::rename(const Path& from, const Path& to) {
  const std::scoped_lock guard(mutex_);
  if (auto allowed = change(to); !allowed) return allowed;
  if (has_folder(from) && has_folder(folder_of(to))) {
    move_folder(from, to);
    return {};
  }
  const auto it = live_.find(from);
  if (it == live_.end() || !has_folder(folder_of(to)))
    return Error{ErrorCode::not_found, "No such file.", from.string()};
  auto node = it->second;
  live_.erase(it);
  live_[to] = std::move(node);
  return {};
}

Result<void> MemoryFileSystem::remove(const Path& path) {
  const std::scoped_lock guard(mutex_);
  if (auto allowed = change(path); !allowed) return allowed;
  if (folders_.contains(path)) {
    if (!list(path)->empty()) return Error{ErrorCode::io, "It is not empty.", path.string()};
    folders_.erase(path);
    return {};
  }
  if (live_.erase(path) == 0) return Error{ErrorCode::not_found, "No such file.", path.string()};
  return {};
}

Result<void> MemoryFileSystem::make_folders(const Path& path) {
  const std::scoped_lock guard(mutex_);
  if (has_folder(path)) return {};
  if (auto allowed = change(path); !allowed) return allowed;
  for (const Path& blocked : blocked_)
    if (lies_in(path, blocked))
      return Error{ErrorCode::not_found, "The disk is not there.", path.string()};
  for (Path at = path; !has_folder(at); at = at.parent_path()) folders_.insert(at);
  return {};
}

Result<void> MemoryFileSystem::sync_folder(const Path& path) {
  const std::scoped_lock guard(mutex_);
  if (auto allowed = change(path); !allowed) return allowed;
  const Path folder = path == "." ? Path() : path;
  if (!has_folder(folder)) return Error{ErrorCode::not_found, "No such folder.", path.string()};
  std::erase_if(durable_, [&](const auto& entry) {
    return folder_of(entry.first) == folder && !live_.contains(entry.first);
  });
  for (const auto& [name, node] : live_)
    if (folder_of(name) == folder) durable_[name] = node;
  return {};
}

bool MemoryFileSystem::exists(const Path& path) {
  const std::scoped_lock guard(mutex_);
  return live_.contains(path) || has_folder(path);
}

std::optional<base::FileStamp> MemoryFileSystem::stamp(const Path& path) {
  const std::scoped_lock guard(mutex_);
  const auto it = live_.find(path);
  if (it == live_.end()) return {};
  return it->second->stamp();
}

Result<Path> MemoryFileSystem::resolve(const Path& path) {
  const std::scoped_lock guard(mutex_);
  const auto it = links_.find(path);
  return it == links_.end() ? path : it->second;
}

bool MemoryFileSystem::is_read_only(const Path&) {
  const std::scoped_lock guard(mutex_);
  return read_only_disk_;
}

Result<std::vector<base::FolderEntry>> MemoryFileSystem::list(const Path& path) {
  const std::scoped_lock guard(mutex_);
  if (!has_folder(path)) return Error{ErrorCode::not_found, "No such folder.", path.string()};
  std::vector<base::FolderEntry> out;
  for (const Path& folder : folders_)
    if (folder != path && folder_of(folder) == path) out.push_back({folder, true, 0, 0});
  std::int64_t order = 0;
  for (const auto& [name, node] : live_)
    if (folder_of(name) == path) out.push_back({name, false, ++order * 1000, node->live.size()});
  return out;
}

Result<std::unique_ptr<base::FileLock>> MemoryFileSystem::lock(const Path& path) {
  const std::scoped_lock guard(mutex_);
  if (locks_.contains(path))
    return Error{ErrorCode::locked, "Another program has this open.", path.string()};
  if (auto allowed = change(path); !allowed) return allowed.error();
  if (!has_folder(folder_of(path)))
    return Error{ErrorCode::not_found, "No such folder.", path.string()};
  locks_[path] = ++holders_;
  return std::unique_ptr<base::FileLock>(std::make_unique<HeldLock>(*this, path, holders_));
}

void MemoryFileSystem::fail_after(std::uint64_t operations) {
  const std::scoped_lock guard(mutex_);
  fail_after_ = operations_ + operations;
}

void MemoryFileSystem::disk_full_after(std::uint64_t bytes) {
  const std::scoped_lock guard(mutex_);
  full_after_ = bytes;
}

void MemoryFileSystem::set_read_only(bool on) {
  const std::scoped_lock guard(mutex_);
  read_only_ = on;
}

void MemoryFileSystem::set_read_only_disk() {
  const std::scoped_lock guard(mutex_);
  read_only_disk_ = true;
}

void MemoryFileSystem::set_unreadable(const Path& path, base::ErrorCode code) {
  const std::scoped_lock guard(mutex_);
  unreadable_[path] = code;
}

void MemoryFileSystem::put_link(const Path& name, const Path& target) {
  const std::scoped_lock guard(mutex_);
  links_[name] = target;
}

void MemoryFileSystem::move_folder(const Path& from, const Path& to) {
  const std::scoped_lock guard(mutex_);
  const auto moved = [&](const Path& path) { return to / path.lexically_relative(from); };
  for (Names* names : {&live_, &durable_}) {
    Names now;
    for (auto& [path, node] : *names) now[lies_in(path, from) ? moved(path) : path] = node;
    *names = std::move(now);
  }
  std::set<Path> folders;
  for (const Path& path : folders_)
    folders.insert(path == from ? to : lies_in(path, from) ? moved(path) : path);
  folders_ = std::move(folders);
  std::map<Path, std::uint64_t> locks;
  for (const auto& [path, holder] : locks_)
    locks[lies_in(path, from) ? moved(path) : path] = holder;
  locks_ = std::move(locks);
}

void MemoryFileSystem::lose_lock(const Path& path) {
  const std::scoped_lock guard(mutex_);
  locks_.erase(path);
}

void MemoryFileSystem::vanish(const Path& folder, bool for_good) {
  const std::scoped_lock guard(mutex_);
  const auto inside = [&](const auto& entry) { return lies_in(entry.first, folder); };
  std::erase_if(live_, inside);
  std::erase_if(durable_, inside);
  std::erase_if(folders_, [&](const Path& path) { return lies_in(path, folder); });
  std::erase_if(locks_, inside);
  if (for_good) blocked_.insert(folder);
}

void MemoryFileSystem::heal() {
  const std::scoped_lock guard(mutex_);
  fail_after_.reset();
  full_after_.reset();
  read_only_ = read_only_disk_ = false;
  unreadable_.clear();
  blocked_.clear();
}

void MemoryFileSystem::crash(std::size_t kept_of_tail) {
  const std::scoped_lock guard(mutex_);
  ++lives_;
  locks_.clear();
  live_ = durable_;
  for (auto& [path, node] : live_) {
    std::string after = node->durable;
    // Bytes that were appended may have reached the disk without being asked to.
    if (node->live.size() > after.size() && node->live.compare(0, after.size(), after) == 0)
      after += node->live.substr(after.size(), kept_of_tail);
    node->live = node->durable = std::move(after);
    node->changed = ++changes_;
    node->held_by = nullptr;
  }
}

void MemoryFileSystem::hold_lock(const Path& path) {
  const std::scoped_lock guard(mutex_);
  locks_[path] = ++holders_;
}

void MemoryFileSystem::release_lock(const Path& path) {
  const std::scoped_lock guard(mutex_);
  locks_.erase(path);
}

std::uint64_t MemoryFileSystem::operations() const {
  const std::scoped_lock guard(mutex_);
  return operations_;
}

std::uint64_t MemoryFileSystem::bytes_in_use() const {
  const std::scoped_lock guard(mutex_);
  return in_use();
}

std::optional<std::string> MemoryFileSystem::content(const Path& path) const {
  const std::scoped_lock guard(mutex_);
  const auto it = live_.find(path);
  if (it == live_.end()) return {};
  return it->second->live;
}

void MemoryFileSystem::put(const Path& path, std::string bytes) {
  const std::scoped_lock guard(mutex_);
  for (Path at = folder_of(path); !has_folder(at); at = at.parent_path()) folders_.insert(at);
  auto node = std::make_shared<Node>();
  node->number = ++nodes_;
  node->changed = ++changes_;
  node->live = node->durable = std::move(bytes);
  live_[path] = durable_[path] = std::move(node);
}

std::vector<std::string> MemoryFileSystem::names() const {
  const std::scoped_lock guard(mutex_);
  std::vector<std::string> out;
  for (const auto& [path, node] : live_) out.push_back(path.string());
  return out;
}

}  // namespace support
