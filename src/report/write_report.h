// Reports: a session into files, with the same map that the screen shows.
#pragma once

#include <vector>

#include "base/file_system.h"
#include "base/messages.h"
#include "model/session.h"
#include "text/typesetter.h"

namespace report {

/// Writes each of `formats` ("html", "csv") to `folder`/`stem`.<ext>; the paths written. Fails with
/// `invalid` for an unknown format, naming those there are.
base::Result<std::vector<base::Path>> write_reports(
    base::FileSystem& files, const model::Session& session, const std::vector<std::string>& formats,
    const base::Path& folder, const std::string& stem, const base::Messages& tr,
    text::Typesetter& typesetter);

}  // namespace report
