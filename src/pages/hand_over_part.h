// HandOverPart: the sheet from which a report or a session is taken along, over whatever page there is.
// Copies on a thread of its own; what becomes of that is said on the sheet, or as a message where that
// is closed. Pages owns it. The window's thread.
#pragma once

#include <memory>
#include <optional>

#include "pages/part.h"
#include "pages/surroundings.h"
#include "panels/hand_over.h"
#include "storage/copy_worker.h"

namespace pages {

class HandOverPart final : public Part {
 public:
  /// `around` lives longer.
  explicit HandOverPart(Surroundings& around) : around_(around) {}
  void open(desk::HandOver goods);
  void close();
  /// Shows it in whatever program shows such files; where none does, says so and offers the sheet.
  void show(const desk::ShowFile& file);

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  bool copying() const { return view_.state == panels::HandOverView::State::copying; }
  void list_places();
  void copy_to(const panels::FilePlace& place);
  void look_at_copying();
  void said(panels::HandOverView::State state, std::string sentence);
  void look_at_shown();

  Surroundings& around_;
  panels::HandOver panel_;
  panels::HandOverView view_;
  panels::HandOverCommands asked_;
  std::optional<desk::HandOver> goods_;          // the sheet is open for these
  std::unique_ptr<storage::CopyWorker> worker_;  // from the first copy on
  std::shared_ptr<storage::CopyProgress> progress_;
  panels::FilePlace to_;               // where it is being copied
  std::vector<desk::ShowFile> shown_;  // a program may turn out not to be there
  double shown_until_s_ = 0;
  double look_s_ = 0;  // the places are listed anew
};

}  // namespace pages
