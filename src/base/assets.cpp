#include "base/assets.h"

#include <cstdlib>
#include <system_error>

namespace base {

AssetPaths find_assets_for(const Path& program, const Path& override_folder) {
  if (!override_folder.empty())
    return {override_folder / "fonts",     override_folder / "icons",
            override_folder / "locale",    override_folder / "examples",
            override_folder / "keyboards", override_folder / "templates",
            override_folder / "forms",     override_folder / "hall"};
  std::error_code none;
  const Path share = program.parent_path().parent_path() / "share";
  if (std::filesystem::is_directory(share / "kurumaza" / "icons", none))
    return {share / "kurumaza" / "fonts",
            share / "kurumaza" / "icons",
            share / "locale",
            share / "kurumaza" / "examples",
            share / "kurumaza" / "keyboards",
            share / "kurumaza" / "templates",
            share / "kurumaza" / "forms",
            share / "kurumaza" / "hall"};
  const Path source = KURUMAZA_SOURCE_DIR;
  return {
      source / "assets" / "fonts", source / "assets" / "icons",     KURUMAZA_LOCALE_DIR,
      source / "sessions",         source / "assets" / "keyboards", source / "assets" / "templates",
      source / "assets" / "forms",
      source / "assets" / "hall"};
}

AssetPaths find_assets() {
  std::error_code error;
  const Path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const char* folder = std::getenv("KURUMAZA_ASSETS");
  return find_assets_for(error ? Path() : program, folder ? Path(folder) : Path());
}

}  // namespace base
