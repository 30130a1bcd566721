// DateField: a day, chosen by taps on a small calendar, or written as anybody likes. Sheets own one for
// each date. The UI thread's.
#pragma once

#include <string>

#include "panels/ui.h"

namespace panels {

class DateField {
 public:
  void draw(Ui& ui, std::string_view name, const char* label, std::string& value, const Area& area);
  /// The calendar over everything else, while it is open; after Ui::end() of the sheet.
  void draw_calendar(Ui& ui, const std::string& today, std::string& value);
  bool open() const { return open_; }
  void close() { open_ = false; }

 private:
  void show(const std::string& value);

  bool open_ = false, placed_ = false;
  int year_ = 0;  // 0: that of the value, or today's
  unsigned month_ = 1;
  std::string name_, label_;
  Area field_;
};

}  // namespace panels
