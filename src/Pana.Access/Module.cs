namespace Pana.Access;
