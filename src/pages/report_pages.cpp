#include "pages/report_pages.h"

#include <algorithm>
#include <utility>

namespace pages {

namespace {
constexpr base::Asker kSheet = 1;
constexpr double kRest = 1;  // times as long as the last one took, while the table goes on
constexpr int kMostPixels = 2600;

bool same(const report::Form& a, const report::Form& b) {
  return a.parts == b.parts && a.numbered == b.numbered && a.plain == b.plain;
}
}  // namespace

ReportPages::~ReportPages() { end(); }

void ReportPages::end() {
  if (worker_) worker_->forget(kSheet);
  asking_ = false;
  wanted_.width_px = 0;
  asked_ = made_ = {};
  drop_picture();
  pages_ = wanted_.page = 0;
  wanted_.part.clear();
  why_not_.clear();
  session_.reset();
  copied_ = 0;
}

void ReportPages::drop_picture() {
  if (picture_.texture != nullptr) around_.outside.drop_picture(picture_);
  picture_ = {};
}

void ReportPages::want(Look look, int width_px) {
  const bool other = wanted_.look_number == 0 || !same(look.form, look_.form) ||
                     look.furigana != look_.furigana || look.names != look_.names;
  if (other) ++wanted_.look_number;
  look_ = std::move(look);
  wanted_.width_px = std::clamp(width_px, 0, kMostPixels);
}

void ReportPages::leaf_to(int page) {
  wanted_.part.clear();
  wanted_.page = std::clamp(page, 0, std::max(0, pages_ - 1));
}

void ReportPages::leaf_to(const std::string& part) { wanted_.part = part; }

bool ReportPages::behind() const { return why_not_.empty() && !(made_ == wanted_); }

void ReportPages::ask(double now_s, const model::Session& session) {
  if (!worker_)
    worker_ =
        std::make_unique<ReportWorker>(report_engines(around_.files, around_.assets), around_.clock,
                                       [&outside = around_.outside] { outside.wake(); });
  if (copied_ != wanted_.session_number) {
    session_ = std::make_shared<const model::Session>(session);
    copied_ = wanted_.session_number;
  }
  const bool same_report = asked_.session_number == wanted_.session_number &&
                           asked_.look_number == wanted_.look_number && number_ > 0;
  if (!same_report) ++number_;
  asked_ = wanted_;
  asking_ = true;
  asked_s_ = now_s;
  worker_->ask(kSheet, number_,
               {session_, number_, look_.form, look_.furigana, look_.names,
                wanted_.page, wanted_.part, wanted_.width_px});
}

void ReportPages::take(ReportWorker::Answer& answer) {
  using Kind = ReportWorker::Answer::Kind;
  made_ = asked_;
  why_not_.clear();
  if (answer.kind != Kind::answered) {
    why_not_ = answer.kind == Kind::failed && answer.error
                   ? answer.error->shown(around_.tr)
                   : around_.tr("The pages of this report take too long to be shown.");
    drop_picture();
    return;
  }
  ReportTask::Reply& reply = answer.reply;
  pages_ = reply.pages;
  const bool still_there = wanted_.part == asked_.part && wanted_.page == asked_.page;
  if (still_there) {
    wanted_.page = made_.page = reply.page;
    wanted_.part.clear();
    made_.part.clear();
  }
  drop_picture();
  picture_ =
      around_.outside.make_picture(reply.picture.width, reply.picture.height, reply.picture.rgba);
}

bool ReportPages::tick(double now_s, const model::Session& session) {
  bool news = false;
  if (asking_)
    for (ReportWorker::Answer& answer : worker_->poll()) {
      asking_ = false;
      news = true;
      again_s_ = now_s + kRest * (now_s - asked_s_);
      take(answer);
    }
  if (asking_ || wanted_.width_px <= 0 || made_ == wanted_) return news;
  // Leafing waits for nobody; a table that goes on is followed with pauses.
  const bool goes_on =
      made_.session_number != wanted_.session_number && made_.look_number == wanted_.look_number;
  if (!goes_on || now_s >= again_s_) ask(now_s, session);
  return news;
}

double ReportPages::next_deadline_s() const {
  if (asking_) return worker_->next_deadline_s().value_or(1e300);
  return wanted_.width_px > 0 && !(made_ == wanted_) ? again_s_ : 1e300;
}

}  // namespace pages
