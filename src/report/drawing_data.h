// What the files for other editors keep of ours besides what their own fields can say, so that a map
// comes back whole: the value of "kurumaza" in `customData`, `meta` or a node. storage/sketch_ours.h reads
// it again. Include this only in .cpp files: nlohmann/json is heavy.
#pragma once

#include "model/codec.h"
#include "report/drawing.h"

namespace report {

/// Who wrote it and when only with `names`.
model::Json kept_of(const Drawing& drawing, const model::Card& card, bool names);
model::Json kept_of(const Drawing& drawing, const model::Island& island, bool names);
model::Json kept_of(const model::Relation& relation, bool names);
model::Json kept_of(const model::Circle& circle);

/// Rounded to 0.001 px: a quarter of what the session itself keeps.
double px(double value);

/// The file's bytes: UTF-8 for certain, a line an entry of the outermost list.
std::string to_text(const model::Json& json);

/// A file for each board, in order; "-2" and so on behind the name of any but a single one.
std::vector<ReportFile> board_files(const ReportInput& input,
                                    std::string (*write)(const ReportInput&, const Drawing&));

}  // namespace report
