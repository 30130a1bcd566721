// PhonesPart: the door for phones at the table: its sheet, and what comes in by it. It is shut until somebody
// opens it. The window's thread.
//  1. A card counts as taken once the session that has it is on the disk: until then its phone's line stays.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "pages/part.h"
#include "pages/phone_arrivals.h"
#include "pages/phone_door.h"
#include "pages/phone_news.h"
#include "pages/photo_shelf.h"
#include "panels/phones.h"

namespace pages {

class PhonesPart final : public Part {
 public:
  /// All live longer.
  PhonesPart(Surroundings& around, Sitting& sitting, PhotoShelf& photos);

  void draw(panels::Ui& ui, panels::Room& room) override;
  void need(panels::Fonts& fonts) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;
  /// The session has changed.
  void changed() { news_.changed(); }
  /// The session is on the disk, and left.
  void leave();
  void describe(nlohmann::ordered_json& out) const override;

 private:
  panels::PhonesView view() const;
  void take_in();
  void take_cards(const std::vector<phone::SentCard>& cards);
  void note_taken();

  Surroundings& around_;
  Sitting& sitting_;
  PhoneDoor door_;
  PhoneArrivals arrivals_;
  PhotoShelf& photos_;
  PhoneNews news_;
  phone::Wishes wishes_;
  std::vector<base::Id> laid_;  // not known to be on the disk yet
  panels::PhonesSheet sheet_;
  panels::PhonesView view_;
  panels::PhonesCommands asked_;
  double looked_s_ = -1e9;
  bool began_ = false;
  bool shown_ = false;
};

}  // namespace pages
