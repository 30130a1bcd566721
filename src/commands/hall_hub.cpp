#include "commands/hall_hub.h"

#include <filesystem>
#include <utility>

#include "hall/link.h"
#include "hall/subjects.h"
#include "hall/udp_socket.h"

namespace commands {

using base::Result;

namespace {

constexpr base::WallTime kNight_ms = 6 * 3600 * 1000;

/// The hub's copies of other evenings: every table has its own journal, and the collection has them all.
void forget_other_evenings(const base::Path& hubs, const std::string& tonight) {
  std::error_code error;
  for (std::filesystem::directory_iterator it(hubs, error), end; !error && it != end;
       it.increment(error))
    if (it->path().filename() != tonight) {
      std::error_code ignored;
      std::filesystem::remove_all(it->path(), ignored);
    }
}

}  // namespace

std::string evening_folder(base::WallTime now) { return base::local_date(now - kNight_ms); }

HallHub::~HallHub() = default;

Result<std::unique_ptr<HallHub>> HallHub::open(base::FileSystem& files, const base::Clock& clock,
                                               const HallOptions& options,
                                               std::function<void()> wake) {
  std::unique_ptr<HallHub> hub(new HallHub);
  hub->clock_ = &clock;
  if (auto started = hub->start(files, clock, options, wake); !started) return started.error();
  return hub;
}

Result<void> HallHub::start(base::FileSystem& files, const base::Clock& clock,
                            const HallOptions& options, const std::function<void()>& wake) {
  const std::string tonight = evening_folder(clock.wall());
  collection_ = options.folder / tonight;
  const base::Path own = options.folder / "keys", hubs = options.folder / "hub";
  if (auto made = files.make_folders(options.folder); !made) return made.error();
  auto door = hall::Door::make(files, private_files_, clock,
                               {own,
                                options.word_list,
                                options.name,
                                options.words,
                                options.hub_port,
                                {options.beacon_port, options.loopback_only}});
  if (!door) return door.error();
  door_ = std::move(*door);
  forget_other_evenings(hubs, tonight);

  hall::KeeperOptions keeper;
  keeper.hub.folder = hubs / tonight;
  door_->tell(keeper.hub);
  keeper.certificate_pem = door_->certificate().pem;
  keeper.server = options.server;
  auto kept = hall::Keeper::open(private_files_, clock, std::move(keeper));
  if (!kept) return kept.error();
  keeper_ = std::move(*kept);
  if (auto opened = door_->open(*keeper_); !opened) return opened.error();

  auto link = hall::Link::open(keeper_->hall_link());
  if (!link) return link.error();
  link_ = std::move(*link);
  auto mail = link_->listen({hall::kAllSeen}, wake);
  if (!mail) return mail.error();
  mail_ = std::move(*mail);
  auto sent = link_->listen({hall::kAllSent}, wake);
  if (!sent) return sent.error();
  sent_ = std::move(*sent);
  const hall::Errands::Ask ask = [this](const std::string& subject, const std::string& body,
                                        double seconds) {
    return link_->ask(subject, body, seconds);
  };
  errands_ = std::make_unique<hall::Errands>(clock, ask, wake);
  errands_->start();
  post_ = std::make_unique<hall::TablePost>(
      clock, ask,
      [this](const std::string& subject, const std::string& body) {
        return link_->tell(subject, body);
      },
      wake);
  post_->start();
  auto keeping = HallKeeping::open(files, clock, collection_);
  if (!keeping) return keeping.error();
  keeping_ = std::move(*keeping);
  maps_ = std::make_unique<HallMaps>(keeping_->take_found(), wake);
  reader_ = std::make_unique<hall::Reader>(
      link_->reading(), clock, std::vector<hall::LineTaker*>{keeping_.get(), maps_.get()},
      keeping_->known());
  return {};
}

bool HallHub::follow() {
  bool any = false;
  while (const auto letter = mail_->take()) {
    if (!presences_.hear(letter->subject, letter->body, clock_->now_s())) continue;
    any = true;
    if (const auto slot = hall::read_see_subject(letter->subject)) {
      errands_->heard(*slot, presences_.heard().at(*slot).presence);
      post_->heard(*slot, presences_.heard().at(*slot).presence);
    }
  }
  while (const auto letter = sent_->take()) {
    post_->take(*letter, presences_);
    any = true;
  }
  if (any) tell_doubles();
  post_->tell(presences_);
  return any;
}

void HallHub::tell_doubles() {
  const double now = clock_->now_s();
  for (const auto& [slot, heard] : presences_.heard()) {
    const std::vector<int> others = presences_.also_at(slot, now);
    base::Id& told = told_doubles_[slot];
    if (others.empty()) {
      told = {};
      continue;
    }
    if (told == heard.presence.session) continue;
    told = heard.presence.session;
    errands_->send(hall::AlsoOpenAt{heard.presence.session,
                                    presences_.heard().at(others.front()).presence.table},
                   {slot});
  }
}

std::vector<std::string> HallHub::addresses() {
  std::vector<std::string> out;
  for (const hall::Interface& each : hall::interfaces(false))
    if (!each.loopback) out.push_back(hall::Address{each.host, 0}.host_str());
  return out;
}

}  // namespace commands
