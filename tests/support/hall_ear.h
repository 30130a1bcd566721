// HallEar: what a hall on this machine hears of its tables: their journals as they come through the hub, and presence.
#pragma once

#include <map>
#include <mutex>
#include <optional>

#include "hall/link.h"
#include "hall/presence.h"
#include "hall/reader.h"
#include "hall/request.h"
#include "hall/subjects.h"
#include "support/real_hall.h"

namespace support {

class HallEar final : public hall::LineTaker {
 public:
  explicit HallEar(RealHall& hall)
      : screen_(made(hall::Link::open(hall.screen_link()))),
        link_(made(hall::Link::open(hall.hall_link()))),
        seen_(made(link_->listen({hall::kAllSeen}))),
        reader_(std::make_unique<hall::Reader>(screen_->reading(), clock_,
                                               std::vector<hall::LineTaker*>{this})) {}
  void take(const hall::ReadLines& lines) override {
    const std::scoped_lock guard(mutex_);
    std::string& text = texts_[lines.from.session];
    if (lines.begins) text.clear();
    text += lines.text;
  }
  void say(const hall::OpSubject&, hall::ReadTrouble) override {}
  std::string text(base::Id session) {
    const std::scoped_lock guard(mutex_);
    return texts_[session];
  }
  /// What table `slot` said of itself last.
  std::optional<hall::Presence> seen() {
    while (const auto letter = seen_->take()) presences_.hear(letter->subject, letter->body, 0);
    const auto it = presences_.heard().find(1);
    return it == presences_.heard().end() ? std::nullopt : std::optional(it->second.presence);
  }
  base::Result<std::string> ask(const hall::Request& request) {
    return link_->ask(hall::to_subject(1), hall::text_of(request), 5);
  }

 private:
  base::RealClock clock_;
  std::mutex mutex_;
  std::map<base::Id, std::string> texts_;
  hall::Presences presences_;
  std::unique_ptr<hall::Link> screen_, link_;
  std::shared_ptr<hall::Mail> seen_;
  std::unique_ptr<hall::Reader> reader_;
};

}  // namespace support
