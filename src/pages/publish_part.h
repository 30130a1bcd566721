// PublishPart: the sheet of the report, and what its buttons do: parts and texts go into the session, what
// is masked onto its boards, and the files beside it.
#pragma once

#include <set>
#include <string>

#include "pages/part.h"
#include "pages/people_found.h"
#include "pages/sitting.h"
#include "panels/publish.h"

namespace pages {

class PublishPart final : public Part {
 public:
  PublishPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  panels::PublishView view() const;
  void change_parts(const std::string& name, int by);
  void decide(const panels::DecideFind& wish);
  void make();

  Surroundings& around_;
  Sitting& sitting_;
  panels::PublishSheet sheet_;
  panels::PublishView view_;
  panels::PublishCommands asked_;
  PeopleFound found_;  // when the sheet was opened
  std::set<std::string> formats_{"html", "csv"};
  bool furigana_ = false, names_ = false;
  bool shown_ = false;
};

}  // namespace pages
