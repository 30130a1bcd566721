// PapersCut: the papers in the picture from a phone that is shown: found in the background where this machine has the
// program that does (phone/paper_process.h), chosen, and made into cards in the tray. The window's thread.
//  1. Nothing of it is kept: another picture, and it is gone. What became a card is the session's.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pages/paper_task.h"
#include "pages/sitting.h"
#include "panels/cut_papers.h"

namespace pages {

class PapersCut {
 public:
  /// Both live longer. `cutter`: nothing: this machine has none.
  PapersCut(Surroundings& around, Sitting& sitting, base::Path decoder,
            std::optional<base::Path> cutter);
  ~PapersCut();
  PapersCut(const PapersCut&) = delete;
  PapersCut& operator=(const PapersCut&) = delete;

  const panels::CutView& view() const { return view_; }
  /// `file`: the picture that is shown, turned so often.
  void carry_out(const panels::CutCommand& command, const base::Path& file, int quarters);
  /// Another picture is shown.
  void forget();

  /// True: there is something new to be seen.
  bool tick();
  double next_deadline_s() const;

 private:
  void cut(const base::Path& file, int quarters);
  void take(PaperWorker::Answer& answer);
  /// The next one that waits, from there on; where none does, all are shown again.
  void go_on(std::size_t from);
  void read_to_tray();
  void paper_to_tray(const std::string& text);
  /// These papers become cards, as one action; the session may refuse them.
  void lay(const std::vector<std::size_t>& papers);
  /// What was undone waits again. True: something changed.
  bool follow_cards();

  Surroundings& around_;
  Sitting& sitting_;
  const base::Path decoder_;
  const std::optional<base::Path> cutter_;
  panels::CutView view_;
  std::map<std::size_t, base::Id> cards_;  // of the papers that became some
  std::shared_ptr<phone::PaperProgress> progress_;
  std::uint64_t serial_ = 0;
  std::unique_ptr<PaperWorker> worker_;  // since the first was asked for
};

}  // namespace pages
