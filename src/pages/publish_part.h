// PublishPart: the sheet of the report with its pages, and what its buttons do: form, parts, texts and what is
// masked go into the session, and the files beside it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ops/report_words.h"
#include "pages/part.h"
#include "pages/report_pages.h"
#include "pages/sitting.h"
#include "panels/publish.h"

namespace pages {

class PublishPart final : public Part {
 public:
  PublishPart(Surroundings& around, Sitting& sitting);
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override { return shown_ ? pages_.next_deadline_s() : 1e300; }

 private:
  void begin();
  panels::PublishView view() const;
  std::vector<panels::PublishView::Find> finds() const;
  report::Form form() const;
  std::vector<ops::ReportPart> parts() const;
  void choose_form(const std::string& name);
  void change_parts(const std::string& name, int by);
  void decide(const panels::DecideFind& wish);
  void make();

  Surroundings& around_;
  Sitting& sitting_;
  panels::PublishSheet sheet_;
  panels::PublishView view_;
  panels::PublishCommands asked_;
  report::FoundForms forms_;   // when the sheet was opened
  report::PeopleFound found_;  // as they are found in the background, from then on
  ReportPages pages_;
  std::set<std::string> formats_{"html", "csv"};
  bool furigana_ = false, names_ = false;
  bool shown_ = false;
};

}  // namespace pages
