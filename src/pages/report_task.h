// What a thread of its own does for the report's sheet: lays the report out, paints the page that is looked at,
// and looks for people in the texts. For ReportPages.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "base/assets.h"
#include "base/file_system.h"
#include "base/worker.h"
#include "report/people_found.h"
#include "report/preview.h"

namespace pages {

struct ReportTask {
  struct Engine {
    base::FileSystem& files;  // outlives the thread
    base::AssetPaths assets;
    std::unique_ptr<text::Typesetter> typesetter;
    std::unique_ptr<text::Readings> readings{};
    std::unique_ptr<text::PersonalData> data{};
    std::unique_ptr<base::Messages> words{};
    // What was laid out last, from which request.
    std::uint64_t session_number = 0, number = 0;
    std::shared_ptr<const report::PeopleFound> found{};
    std::unique_ptr<report::Preview> preview{};
  };
  struct Request {
    std::shared_ptr<const model::Session> session;
    std::uint64_t session_number = 0;  // another session has another one, from 1
    std::uint64_t number = 0;          // likewise another report
    report::Form form;
    bool furigana = false, names = false;
    int page = 0;
    std::string part;  // the page where it begins, in place of that, if it is there
    int width_px = 0;
  };
  struct Reply {
    std::uint64_t number = 0;
    int page = 0, pages = 0, width_px = 0;
    std::map<std::string, int> parts;
    report::PagePicture picture;
    std::shared_ptr<const report::PeopleFound> found;
  };
  static constexpr double kLimit_s = 90;
  static base::Result<Reply> work(Engine&, const Request&);
};

using ReportWorker = base::Worker<ReportTask>;
ReportWorker::Factory report_engines(base::FileSystem& files, const base::AssetPaths& assets);

}  // namespace pages

extern template class base::Worker<pages::ReportTask>;
