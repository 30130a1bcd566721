// PhonesPart: the door for phones: its sheet, and what comes in by it. The door is shut until somebody opens
// it. Cards that were ticked on phones and are in no session yet, as the program ended before they could be,
// come in as the table is opened; a door that was open then opens again under the same code. The window's
// thread. What must agree:
//  1. `inbox_` is there only where there is no door: the file has one writer.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "pages/part.h"
#include "pages/phone_arrivals.h"
#include "pages/phone_news.h"
#include "panels/phones.h"
#include "phone/door.h"

namespace pages {

class PhonesPart final : public Part {
 public:
  PhonesPart(Surroundings& around, Sitting& sitting);
  ~PhonesPart() override;

  void draw(panels::Ui& ui, panels::Room& room) override;
  void need(panels::Fonts& fonts) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;
  /// The session has changed.
  void changed() { news_ = map_old_ = true; }
  /// The session is on the disk, and left. Cards that come from now on wait in the file.
  void leave();
  void describe(nlohmann::ordered_json& out) const;

 private:
  panels::PhonesView view() const;
  std::string address() const;
  void look_for_waiting();
  void open(const std::string& key, int port);
  base::Result<void> try_to_open(const std::string& key, int port);
  void open_or_again();
  void close();
  void take_in();
  void take_cards(const std::vector<phone::SentCard>& cards);
  void note_taken();
  void tell(double now_s);
  void show_map(double now_s);
  void look_round(double now_s);

  Surroundings& around_;
  Sitting& sitting_;
  PhoneArrivals arrivals_;
  PhoneNews words_;
  std::unique_ptr<phone::Inbox> inbox_;
  std::unique_ptr<phone::Door> door_;
  std::string key_;
  std::vector<std::string> addresses_;
  std::vector<base::Id> laid_;  // not known to be on the disk yet
  panels::PhonesSheet sheet_;
  panels::PhonesView view_;
  panels::PhonesCommands asked_;
  base::Id told_board_;
  std::size_t address_ = 0;  // of addresses_
  PhoneCards where_ = PhoneCards::to_tray;
  panels::PhoneTongue tongue_;
  std::uint64_t map_version_ = 0;
  double told_s_ = -1e9, map_s_ = -1e9, looked_s_ = -1e9;
  bool shows_map_ = true;
  bool open_ = false;
  bool news_ = true, map_old_ = true;
  bool began_ = false;
  bool shown_ = false;
};

}  // namespace pages
