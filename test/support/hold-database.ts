import { openDatabase } from '../../simulator/store/open-database.js'

// Run by itself: opens the database named, writes a row in it, says so, and lives until it is killed.
const database = openDatabase(process.argv[2])
database.$client.prepare("INSERT INTO structures VALUES ('a', 'kept', '{}')").run()
process.stdout.write('open\n')
setInterval(() => undefined, 1000)
