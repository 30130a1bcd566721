// SearchPart: the start's page on which words are looked for in all sessions of this machine's folder. The index is
// made and asked on a thread of its own (archive/search_worker.h). The window's thread. What must agree:
//  1. One question of each kind is under way at most: for the files, and for the words.
//  2. `view_.rows` are of `shown_`, the words whose answer came last.
#pragma once

#include <memory>

#include "archive/search_worker.h"
#include "pages/part.h"
#include "pages/surroundings.h"
#include "panels/search.h"

namespace pages {

class SearchPart final : public Part {
 public:
  /// `page`: the one of the start's that is shown; lives longer.
  SearchPart(Surroundings& around, panels::StartPanel& page) : around_(around), page_(page) {}

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  enum class Asks : base::Asker { files = 1, words = 2 };
  void begin();
  void ask(Asks asker, archive::SearchTask::Request request);
  void search();
  void take(const archive::SearchWorker::Answer& answer);
  void take_files(const archive::SearchTask::Reply& reply);
  void take_words(const archive::Answer& answer);
  void failed(const base::Error& error);
  panels::FoundRow row_of(const archive::Hit& hit, const std::vector<std::string>& words) const;

  Surroundings& around_;
  panels::StartPanel& page_;
  panels::Search panel_;
  panels::SearchView view_;
  panels::SearchCommands asked_;
  std::unique_ptr<archive::SearchWorker> worker_;  // since the page was first shown
  std::string words_, shown_;
  std::uint64_t serial_ = 0;
  int made_anew_ = 0;
  bool is_shown_ = false, is_looking_ = false;
};

}  // namespace pages
