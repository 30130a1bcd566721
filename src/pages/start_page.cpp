#include "pages/start_page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "pages/new_session_part.h"
#include "pages/open_file_part.h"
#include "pages/search_part.h"

namespace pages {

StartPage::StartPage(Surroundings& around) {
  auto home = std::make_unique<HomePart>(around, page_);
  home_ = home.get();
  parts_.push_back(std::move(home));
  parts_.push_back(std::make_unique<NewSessionPart>(around, page_));
  parts_.push_back(std::make_unique<OpenFilePart>(around, page_));
  parts_.push_back(std::make_unique<SearchPart>(around, page_));
  auto turn = std::make_unique<TurnPart>(around);
  turn_ = turn.get();
  parts_.push_back(std::move(turn));
}

void StartPage::go_home() {
  if (page_ != panels::StartPanel::search) page_ = panels::StartPanel::home;
  home_->refresh();
}

bool StartPage::tick(double now_s) {
  for (const auto& part : parts_) part->tick(now_s);
  return turn_->moving();
}

double StartPage::next_deadline_s() const {
  double first = 1e300;
  for (const auto& part : parts_) first = std::min(first, part->next_deadline_s());
  return first;
}

void StartPage::describe(nlohmann::ordered_json& out) {
  out["page"] = "start";
  const panels::FileTrouble& trouble = home_->trouble();
  if (!trouble.what.empty())
    out["messages"].push_back(trouble.what + " " + trouble.why + " " + trouble.where);
}

}  // namespace pages
