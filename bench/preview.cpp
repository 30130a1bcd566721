// bench_preview SESSION…: until the pages of a report can be seen beside its sheet, what leafing to one costs, and
// what looking for people costs. Milliseconds.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "base/assets.h"
#include "report/people_found.h"
#include "report/preview.h"
#include "storage/open_session.h"

namespace {

using Clock = std::chrono::steady_clock;
double ms(Clock::time_point from) {
  return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

void measure(base::FileSystem& files, const text::PersonalData& data, const base::Path& path) {
  const auto loaded = storage::load_session(files, path);
  if (!loaded) return fmt::print("{}: {}\n", path.string(), loaded.error().text());
  std::size_t cards = 0;
  for (const auto& [id, board] : loaded->session.boards) cards += board.cards.size();
  const base::AssetPaths assets = base::find_assets();
  const auto typesetter = text::Typesetter::create(assets.fonts);
  if (!typesetter) return;
  const base::Messages tr("ja", assets.locale.string());
  for (const char* when : {"first", "again"}) {
    auto begin = Clock::now();
    const auto preview =
        report::Preview::create(files, loaded->session, {{}, {}, {}}, tr, **typesetter);
    if (!preview) return fmt::print("{}\n", preview.error().text());
    const double laid = ms(begin);
    std::vector<double> pages;
    for (int page = 0; page < (*preview)->pages(); ++page) {
      begin = Clock::now();
      if (!(*preview)->paint(page, 640)) return;
      pages.push_back(ms(begin));
    }
    std::ranges::sort(pages);
    begin = Clock::now();
    const std::size_t finds = report::people_in(data, loaded->session).all.size();
    fmt::print(
        "{} cards, {}: laid out {:.0f}, {} pages, a page {:.1f} (median), {:.1f} (most); "
        "people {:.0f} ({} finds)\n",
        cards, when, laid, pages.size(), pages[pages.size() / 2], pages.back(), ms(begin), finds);
  }
}

}  // namespace

int main(int argc, char** argv) {
  base::RealFileSystem files;
  const text::PersonalData data(files);
  for (int i = 1; i < argc; ++i) measure(files, data, argv[i]);
}
