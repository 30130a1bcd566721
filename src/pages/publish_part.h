// PublishPart: the sheet of the report with its pages, and what its buttons do: form, parts, texts and what is
// masked go into the session, and the files beside it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ops/report_words.h"
#include "pages/make_report.h"
#include "pages/part.h"
#include "pages/people_search.h"
#include "pages/report_pages.h"
#include "pages/sitting.h"
#include "panels/publish.h"

namespace pages {

class PublishPart final : public Part {
 public:
  /// Both live longer.
  PublishPart(Surroundings& around, Sitting& sitting);
  /// A report in its usual files is to be made, once it is known whom it may name.
  void make_usual() { to_make_ = ReportWish{}; }
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  void begin();
  panels::PublishView view() const;
  std::vector<panels::PublishView::Find> finds() const;
  report::Form form() const;
  std::vector<ops::ReportPart> parts() const;
  void choose_form(const std::string& name);
  void change_parts(const std::string& name, int by);
  void decide(const panels::DecideFind& wish);
  void ask_for_files();
  void look_for_people(double now_s);

  Surroundings& around_;
  Sitting& sitting_;
  panels::PublishSheet sheet_;
  panels::PublishView view_;
  panels::PublishCommands asked_;
  report::FoundForms forms_;  // when the sheet was opened
  PeopleSearch people_;
  ReportPages pages_;
  std::optional<ReportWish> to_make_;  // once it is known whom it may name
  std::set<std::string> formats_{"html", "csv"};
  bool furigana_ = false, names_ = false;
  bool shown_ = false;
};

}  // namespace pages
