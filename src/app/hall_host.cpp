#include "app/hall_host.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "base/log.h"
#include "text/name_order.h"

namespace app {

namespace {
constexpr double kAgain_s = 5, kAddresses_s = 5;
}

using Kind = pages::RoomStanding::Kind;

HallHost::HallHost(base::FileSystem& files, const base::Clock& clock, commands::HallOptions options,
                   std::function<void()> wake)
    : files_(files), clock_(clock), options_(std::move(options)), wake_(std::move(wake)) {
  standing_.name = options_.name;
  open();
}

void HallHost::open() {
  opening_ = std::async(std::launch::async, [this] {
    Opened opened = commands::HallHub::open(files_, clock_, options_, wake_);
    wake_();
    return opened;
  });
}

void HallHost::take_hub() {
  if (!opening_) {
    if (!hub_ && clock_.now_s() >= again_s_) open();
    return;
  }
  if (opening_->wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  Opened opened = opening_->get();
  opening_.reset();
  if (opened) {
    hub_ = std::move(*opened);
    return;
  }
  if (standing_.kind != Kind::shut) base::log_error("the hall: " + opened.error().text());
  standing_.kind = Kind::shut;
  standing_.why = opened.error().message;
  again_s_ = clock_.now_s() + kAgain_s;
}

void HallHost::stand() {
  const hall::KeeperState keeper = hub_->keeper();
  using Keeps = hall::KeeperState::Kind;
  standing_.kind = keeper.kind == Keeps::serving   ? Kind::open
                   : keeper.kind == Keeps::failing ? Kind::failing
                                                   : Kind::opening;
  standing_.why = keeper.why;
  standing_.little_room = keeper.little_room;
  standing_.kana = hub_->door().kana();
  standing_.romaji = hub_->door().romaji();
  standing_.networks = options_.loopback_only ? 1 : hub_->door().networks();
  standing_.shut_out = hub_->door().shut();
  standing_.collection = hub_->collection();
  if (clock_.now_s() < addresses_again_s_) return;
  addresses_again_s_ =
      clock_.now_s() + kAddresses_s;  // asking the system costs too much for each frame
  standing_.addresses = options_.loopback_only ? std::vector<std::string>{"127.0.0.1"}
                                               : commands::HallHub::addresses();
}

void HallHost::list_tables() {
  const commands::HallMaps::Maps maps = hub_->maps().maps();
  const hall::Presences& presences = hub_->presences();
  const double now = clock_.now_s();
  std::map<int, pages::RoomTable> all;
  for (const auto& [place, heard] : presences.heard()) {
    pages::RoomTable& table = all[place];
    table.says = heard.presence;
    table.away = presences.is_away(place, now);
    table.also_at = presences.also_at(place, now);
  }
  // What the table says it has open, or where it says nothing what came last.
  std::map<int, std::uint64_t> turns;
  for (const auto& [from, map] : maps) {
    pages::RoomTable& table = all[from.slot];
    const bool says = !table.says.session.nil();
    if (says ? table.says.session != from.session : turns[from.slot] > map.turn) continue;
    turns[from.slot] = map.turn;
    table.session = map.session;
    table.seq = std::max(map.seq, table.seq);
    table.forked = map.forked;
  }
  // Each name's place is worked out once, for this is done in every frame.
  std::map<std::pair<std::string, int>, pages::RoomTable> counted;
  for (auto& [place, table] : all) {
    table.place = place;
    table.name = table.says.table.empty() ? hub_->door().name_of(place) : table.says.table;
    counted.emplace(std::pair(text::name_order_key(table.name), place), std::move(table));
  }
  tables_.clear();
  for (auto& [at, table] : counted) tables_.push_back(std::move(table));
}

void HallHost::follow() {
  take_hub();
  if (!hub_) return;
  (void)hub_->follow();
  stand();
  list_tables();
}

base::Id HallHost::send(hall::Wish wish, const std::vector<int>& places) {
  return hub_ ? hub_->errands().send(std::move(wish), places) : base::Id{};
}

std::vector<hall::Errand> HallHost::errands() const {
  return hub_ ? hub_->errands().all() : std::vector<hall::Errand>{};
}

std::vector<base::Sentence> HallHost::take_notes() {
  return hub_ ? hub_->keeping().take_notes() : std::vector<base::Sentence>{};
}

base::Result<void> HallHost::shut_out(int place) {
  return hub_ ? hub_->door().shut_out(place) : base::Result<void>();
}

base::Result<void> HallHost::let_in_all() {
  return hub_ ? hub_->door().let_in_all() : base::Result<void>();
}

}  // namespace app
