// What a thread of its own does for the report's sheet: lays the report out and paints the page that is looked at.
// For ReportPages.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "base/assets.h"
#include "base/file_system.h"
#include "base/worker.h"
#include "report/preview.h"

namespace pages {

struct ReportTask {
  struct Engine {
    base::FileSystem& files;  // outlives the thread
    base::AssetPaths assets;
    std::unique_ptr<text::Typesetter> typesetter;
    std::unique_ptr<text::Readings> readings{};
    std::unique_ptr<base::Messages> words{};
    // What was laid out last, from which request.
    std::uint64_t number = 0;
    std::unique_ptr<report::Preview> preview{};
  };
  struct Request {
    std::shared_ptr<const model::Session> session;
    std::uint64_t number = 0;  // another report has another one, from 1
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
  };
  static constexpr double kLimit_s = 90;
  static base::Result<Reply> work(Engine&, const Request&);
};

using ReportWorker = base::Worker<ReportTask>;
ReportWorker::Factory report_engines(base::FileSystem& files, const base::AssetPaths& assets);

}  // namespace pages

extern template class base::Worker<pages::ReportTask>;
