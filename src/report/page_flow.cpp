#include "report/page_flow.h"

namespace report {

namespace {

class Pages {
 public:
  explicit Pages(const Sheet& sheet) : sheet_(sheet) {}

  /// The rows of `group` stay together where a page can hold them.
  void add(const std::vector<const Row*>& group) {
    const Row& first = *group.front();
    // A heading goes along with what it stands above.
    for (const Row* row : group)
      if (row->page == Row::Page::wide) return add_wide(group);
    if (first.page == Row::Page::fresh || out_.empty() || out_.back().wide) turn();
    double height = 0;
    for (const Row* row : group) height += row->before + row->height;
    const bool empty = used_ <= 0;
    if (!empty && used_ + height > sheet_.height() && height - first.before <= sheet_.height())
      turn();
    for (const Row* row : group) place(*row);
  }
  std::vector<PageOfRows> take() {
    if (out_.empty()) turn();
    return std::move(out_);
  }

 private:
  void turn() {
    if (out_.empty() || !out_.back().rows.empty() || out_.back().wide) out_.push_back({});
    out_.back().wide = false;
    used_ = 0;
  }

  void place(const Row& row) {
    // A hair of tolerance: what was made for a page's height has it.
    if (used_ > 0 && used_ + row.before + row.height > sheet_.height() + 0.01) turn();
    if (used_ <= 0 && row.head) {
      out_.back().rows.push_back({row.head.get(), sheet_.top, true});
      used_ = row.head->height;
    } else if (used_ > 0) {
      used_ += row.before;
    }
    out_.back().rows.push_back({&row, sheet_.top + used_});
    used_ += row.height;
  }

  void add_wide(const std::vector<const Row*>& group) {
    double height = 0;
    for (const Row* row : group) height += row->before + row->height;
    const bool goes_on = !out_.empty() && out_.back().wide &&
                         used_ + height <= sheet_.wide().height() + 0.01 &&
                         group.front()->page != Row::Page::fresh;
    if (!goes_on) {
      if (out_.empty() || !out_.back().rows.empty()) out_.push_back({});
      out_.back().wide = true;
      used_ = 0;
    }
    for (const Row* row : group) {
      if (used_ > 0) used_ += row->before;
      out_.back().rows.push_back({row, sheet_.top + used_});
      used_ += row->height;
    }
  }

  const Sheet& sheet_;
  std::vector<PageOfRows> out_;
  double used_ = 0;
};

}  // namespace

std::vector<PageOfRows> paginate(const std::vector<Row>& rows, const Sheet& sheet) {
  Pages pages(sheet);
  for (std::size_t i = 0; i < rows.size();) {
    std::vector<const Row*> group{&rows[i]};
    while (group.back()->keeps_next && i + group.size() < rows.size())
      group.push_back(&rows[i + group.size()]);
    i += group.size();
    pages.add(group);
  }
  return pages.take();
}

std::map<std::string, int> pages_of_anchors(const std::vector<PageOfRows>& pages) {
  std::map<std::string, int> out;
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (const PageOfRows::Placed& placed : pages[i].rows)
      if (!placed.again)
        for (const std::string& anchor : placed.row->anchors)
          out.try_emplace(anchor, static_cast<int>(i) + 1);
  return out;
}

}  // namespace report
