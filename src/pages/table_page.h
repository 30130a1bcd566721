// TablePage: the table: a session that people work on, with the parts round it. The window's thread.
// What must agree: the parts refer to the sitting and to each other; all of them end with the page.
#pragma once

#include "pages/page.h"
#include "pages/past_fingers.h"
#include "pages/seats_part.h"
#include "tools/on_top.h"

namespace text {
class Gists;
}

namespace pages {

class FindPart;
class HelpPart;
class NarrativePart;
class NeighboursPart;
class PhonesPart;
class SavingPart;
class StagePage;
struct PresentedBefore;

class TablePage final : public Page {
 public:
  TablePage(Surroundings& around, WritingAids& aids, std::unique_ptr<storage::LiveSession> opened);
  ~TablePage() override;

  enum class Leaving {
    to_another_page,  // stays where the session cannot be saved
    for_good,         // the program ends: the journal has what it could write
  };
  /// Ends everybody's work and writes the session. Fails where it could not be written; then the
  /// table stays (but for good) and people are told.
  base::Result<void> leave(Leaving how);

  const std::vector<std::unique_ptr<Part>>& parts() const override { return parts_; }
  std::vector<input::TouchTaker*> takers_over_panels() override;
  std::vector<input::TouchTaker*> touch_takers() override;
  std::vector<text::TextTaker*> text_takers() override;
  bool tick(double now_s) override;
  double next_deadline_s() const override;
  Picture picture() override;
  void resized() override;
  void set_language() override;
  /// Whose readings stand on the table, when the look asks for them; it lives longer.
  void set_furigana(text::Furigana* readings);
  void readings_came();
  /// The look has letters of another size.
  void set_letters();
  void on_shortcut(Shortcut shortcut) override;
  void on_wheel(double steps, base::Vec2 pos_px) override;
  void pan(base::Vec2 delta_px) override;
  void open_menu(base::Vec2 pos_px) override;
  void pasted(const input::ClipboardAnswer& answer) override { pastes_.pasted(answer); }
  void drop(const base::Path& path) override;
  void accept(const desk::Offer& offer) override;
  void describe(nlohmann::ordered_json& out) override;

  /// The table, or the stage that it is.
  Page& shown();
  StagePage& stage() { return *stage_; }
  /// As another one was before this one was opened.
  void present(const PresentedBefore& before);

  /// A search has found it: its board, and all that has the word, this thing first.
  void show_found(base::Id board, base::Id thing, const std::string& word);

  storage::LiveSession& live() { return *sitting_.open; }
  /// For tests.
  const Sitting& sitting() const { return sitting_; }

 private:
  template <class T, class... From>
  T& add(From&&... from);
  /// The readings know what this session's people say of words.
  void tell_readings();

  Surroundings& around_;
  Sitting sitting_;
  tools::OnTop on_top_{sitting_.table};
  TablePastes pastes_;
  std::unique_ptr<text::Gists> gists_;
  std::unique_ptr<StagePage> stage_;  // or a wall that shows the map
  std::vector<std::unique_ptr<Part>> parts_;
  SeatsPart* seats_part_ = nullptr;  // one of them
  HelpPart* help_part_ = nullptr;    // another
  TimelinePart* timeline_ = nullptr;
  NarrativePart* narrative_ = nullptr;
  FindPart* find_ = nullptr;
  NeighboursPart* neighbours_ = nullptr;
  PhonesPart* phones_ = nullptr;
  std::unique_ptr<PastFingers> past_fingers_;
  desk::Overlay overlay_;
};

}  // namespace pages
