#include "hall/keeper.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace hall {

using base::Path;
using base::Result;

namespace {

std::optional<std::uint64_t> free_bytes(const Path& folder) {
  std::error_code error;
  const auto room = std::filesystem::space(folder, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(room.available);
}

/// What the settings of the last start allowed: a stream that is there must still fit.
std::uint64_t allowed_before(PrivateFiles& files, const Path& config) {
  const auto text = files.read(config);
  constexpr std::string_view kKey = "max_file: ";
  const std::size_t at = text ? text->find(kKey) : std::string::npos;
  std::uint64_t bytes = 0;
  if (at != std::string::npos)
    std::from_chars(text->data() + at + kKey.size(), text->data() + text->size(), bytes);
  return bytes;
}

Path config_path(const HubConfig& hub) { return hub.folder / "hub.conf"; }

}  // namespace

Result<std::unique_ptr<Keeper>> Keeper::open(PrivateFiles& files, const base::Clock& clock,
                                             KeeperOptions options) {
  auto server = find_server(options.server);
  if (!server) return server.error();
  options.server = std::move(*server);
  HubConfig& hub = options.hub;
  for (std::string* password : {&hub.hall_password, &hub.screen_password})
    if (password->empty()) *password = random_password();
  std::error_code ignored;  // what is wrong with the folder is said when its file is written
  std::filesystem::create_directories(hub.folder, ignored);
  hub.most_bytes = std::max(most_bytes_of(free_bytes(hub.folder).value_or(0)),
                            allowed_before(files, config_path(hub)));
  LinkOptions link;
  link.hub = {0x7f000001, hub.port};
  link.user = "hall";
  link.password = hub.hall_password;
  link.certificate_pem = options.certificate_pem;
  link.name = "keeper";
  auto opened = Link::open(link);
  if (!opened) return opened.error();
  std::unique_ptr<Keeper> keeper(new Keeper(files, clock, std::move(options), std::move(*opened)));
  if (auto done = keeper->write_config(); !done) return done.error();
  keeper->thread_ = std::thread([k = keeper.get()] { k->run(); });
  return keeper;
}

Keeper::Keeper(PrivateFiles& files, const base::Clock& clock, KeeperOptions options,
               std::unique_ptr<Link> link)
    : files_(files),
      clock_(clock),
      options_(std::move(options)),
      link_(std::move(link)),
      process_(options_.server, config_path(options_.hub), options_.hub.folder / "hub.said"),
      work_(
          process_, clock, [this] { return ask_for_stream(); },
          [this] { return free_bytes(options_.hub.folder); }) {}

Keeper::~Keeper() {
  {
    const std::scoped_lock guard(mutex_);
    ended_ = true;
  }
  condition_.notify_one();
  if (thread_.joinable()) thread_.join();
}

KeeperState Keeper::state() const { return work_.state(); }
int Keeper::server_pid() const { return process_.pid(); }

Result<void> Keeper::write_config() {
  const auto text = hub_config_text(options_.hub);
  if (!text) return text.error();
  return files_.write(config_path(options_.hub), *text);
}

Result<void> Keeper::set_places(const std::vector<Place>& places) {
  options_.hub.places = places;
  if (auto done = write_config(); !done) return done;
  process_.reload();
  return {};
}

LinkOptions Keeper::link_as(const std::string& user, const std::string& password) const {
  LinkOptions link;
  link.hub = {0x7f000001, options_.hub.port};
  link.user = user;
  link.password = password;
  link.certificate_pem = options_.certificate_pem;
  link.name = user;
  return link;
}
LinkOptions Keeper::hall_link() const { return link_as("hall", options_.hub.hall_password); }
LinkOptions Keeper::screen_link() const { return link_as("screen", options_.hub.screen_password); }

Result<void> Keeper::ask_for_stream() {
  StreamLimits limits = options_.stream;
  limits.most_bytes = std::min(limits.most_bytes, options_.hub.most_bytes / 2);
  return link_->make_stream(limits, KeeperWork::kQuestion_s);
}

void Keeper::run() {
  for (;;) {
    const double next = work_.step();
    const double wait_s = std::clamp(next - clock_.now_s(), 0.0, KeeperWork::kLook_s);
    std::unique_lock guard(mutex_);
    condition_.wait_for(guard, std::chrono::duration<double>(wait_s), [this] { return ended_; });
    if (ended_) return;
  }
}

}  // namespace hall
