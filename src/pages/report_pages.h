// ReportPages: the pages of the report that would be made now, as pictures, made in the background and made anew
// where session or wishes change; the page that was there is shown meanwhile. The PublishPart's. The window's
// thread.
#pragma once

#include <memory>
#include <string>

#include "pages/report_task.h"
#include "pages/surroundings.h"

namespace pages {

class ReportPages {
 public:
  struct Look {
    report::Form form;
    bool furigana = false, names = false;
  };

  /// `around` lives longer.
  explicit ReportPages(Surroundings& around) : around_(around) {}
  ~ReportPages();
  ReportPages(const ReportPages&) = delete;
  ReportPages& operator=(const ReportPages&) = delete;

  /// Such a report is wanted, its pages so wide.
  void want(Look look, int width_px);
  /// The session has changed: what there is is behind.
  void note_change() { ++wanted_.session_number; }
  /// That page, from 0, or the one on which the part begins.
  void leaf_to(int page);
  void leaf_to(const std::string& part);
  /// Nobody looks any more: its picture goes.
  void end();

  /// Asks for what is wanted and fetches what is made. True: there is something new. `session`: of now.
  bool tick(double now_s, const model::Session& session);
  double next_deadline_s() const;

  int page() const { return wanted_.page; }
  int pages() const { return pages_; }
  /// Without a texture while there is none.
  const panels::Picture& picture() const { return picture_; }
  /// The picture is not yet of the report as it is now.
  bool behind() const;
  /// Why there is none; empty: there is, or it is being made.
  const std::string& why_not() const { return why_not_; }

 private:
  struct Wanted {
    std::uint64_t session_number = 0, look_number = 0;
    int page = 0, width_px = 0;
    std::string part;
    friend bool operator==(const Wanted&, const Wanted&) = default;
  };
  void ask(double now_s, const model::Session& session);
  void take(ReportWorker::Answer& answer);
  void drop_picture();

  Surroundings& around_;
  Look look_;
  Wanted wanted_{1, 0, 0, 0, {}}, asked_, made_;
  std::uint64_t number_ = 0;  // of the report that was asked for last
  int pages_ = 0;
  bool asking_ = false;
  double again_s_ = 0;  // not before this
  double asked_s_ = 0;
  std::shared_ptr<const model::Session> session_;  // as it was asked about
  std::uint64_t copied_ = 0;                       // its number
  panels::Picture picture_;
  std::string why_not_;
  std::unique_ptr<ReportWorker> worker_;  // since the first time
};

}  // namespace pages
