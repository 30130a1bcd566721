// BarPart: the bar at the table's lower edge, and what its buttons do.
#pragma once

#include "pages/part.h"
#include "pages/sitting.h"

namespace pages {

class HelpPart;
class PhotoShelf;
class PublishPart;

class BarPart final : public Part {
 public:
  /// All live longer.
  BarPart(Surroundings& around, Sitting& sitting, HelpPart& help, PublishPart& publish,
          const PhotoShelf& photos)
      : around_(around), sitting_(sitting), help_(help), publish_(publish), photos_(photos) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  bool accept(const desk::Offer& offer) override;

 private:
  panels::BarView view() const;
  void show(Sheet sheet);
  /// Opens one at a seat where whoever stands at the bar can write it.
  void new_card_at_seat();
  /// Both say so where nothing has to move.
  void spread();
  void tidy();
  void say_nothing_to_do(const char* why);
  /// How many cards wait at the seats.
  std::string waiting_words(std::size_t cards) const;
  /// Asks first where somebody's words have not been put on the table.
  void leave();

  Surroundings& around_;
  Sitting& sitting_;
  HelpPart& help_;
  PublishPart& publish_;
  const PhotoShelf& photos_;
  panels::BarView view_;
  base::Vec2 new_card_px_;  // the middle of that button
  panels::BarCommands asked_;
};

}  // namespace pages
